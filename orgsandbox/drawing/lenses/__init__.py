"""What the colours on cards mean (色分け): one file a lens, each ends in `LENS = …`."""
