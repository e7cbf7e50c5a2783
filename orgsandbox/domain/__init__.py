"""What an organisation is: values only, no behaviour that changes anything."""
