"""The window's palette and style sheet, made from the colour tokens of a theme."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from orgsandbox import resources
from orgsandbox.drawing.fonts import font
from orgsandbox.drawing.theme import Theme

_SHEET = """
QMainWindow, QDialog, QMenuBar, QToolBar, QStatusBar {{ background: {card}; color: {text}; }}
QToolBar {{ border: 0; border-bottom: 1px solid {card_border}; padding: 3px 8px; spacing: 2px; }}
QMenuBar {{ padding: 2px 6px; }}
QMenuBar::item {{ padding: 4px 10px; border-radius: 4px; background: transparent; }}
QMenuBar::item:selected, QMenu::item:selected {{ background: {accent_soft}; color: {text}; }}
QMenu {{ background: {card}; color: {text}; border: 1px solid {card_border}; padding: 4px; }}
QMenu::item {{ padding: 5px 28px 5px 26px; border-radius: 4px; }}
QMenu::item:disabled {{ color: {text_muted}; }}
QMenu::separator {{ height: 1px; background: {card_border}; margin: 4px 8px; }}
QToolBar QToolButton {{ padding: 6px 8px; border-radius: 6px; color: {text}; border: 1px solid transparent; }}
QToolBar QToolButton:hover {{ background: {accent_soft}; }}
QToolBar QToolButton:disabled {{ color: {text_muted}; }}
QToolBar QToolButton#export_button {{ background: {accent}; color: {on_accent}; font-weight: bold;
    padding: 6px 24px 6px 14px; }}
QToolBar QToolButton#lens_button {{ padding: 6px 22px 6px 10px; }}
QToolBar QToolButton#lens_button::menu-indicator, QToolBar QToolButton#export_button::menu-indicator {{ subcontrol-position: right center;
    subcontrol-origin: padding; right: 8px; }}
QPushButton {{ background: {card}; color: {text}; border: 1px solid {card_border};
    border-radius: 6px; padding: 6px 14px; }}
QPushButton:hover {{ border-color: {accent}; }}
QPushButton:default {{ background: {accent}; color: {on_accent}; border-color: {accent}; }}
QPushButton:disabled {{ color: {text_muted}; background: {background}; border-color: {card_border}; }}
QLineEdit, QTextEdit, QPlainTextEdit, QComboBox, QSpinBox, QDoubleSpinBox, QDateEdit {{
    background: {card}; color: {text}; border: 1px solid {card_border}; border-radius: 6px;
    padding: 4px 8px; selection-background-color: {accent}; selection-color: {on_accent}; }}
QLineEdit:focus, QTextEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QSpinBox:focus,
QDoubleSpinBox:focus, QDateEdit:focus {{ border-color: {accent}; }}
QComboBox {{ padding-right: 20px; }}
QComboBox::drop-down {{ border: 0; width: 20px; }}
QComboBox::down-arrow {{ image: url({arrow}); width: 12px; height: 12px; }}
QSpinBox::up-button, QDoubleSpinBox::up-button, QDateEdit::up-button,
QSpinBox::down-button, QDoubleSpinBox::down-button, QDateEdit::down-button {{ border: 0; width: 18px; }}
QSpinBox::up-arrow, QDoubleSpinBox::up-arrow {{ image: url({arrow_up}); width: 9px; height: 9px; }}
QSpinBox::down-arrow, QDoubleSpinBox::down-arrow {{ image: url({arrow}); width: 9px; height: 9px; }}
QTabWidget::pane {{ border: 0; }}
QTabBar::tab {{ background: transparent; color: {text_muted}; padding: 7px 10px; border: 0;
    border-bottom: 2px solid transparent; }}
QTabBar::tab:selected {{ color: {text}; border-bottom: 2px solid {accent}; }}
QTabWidget#left QTabBar::tab {{ padding: 7px 6px; }}
QSplitter::handle {{ background: {card_border}; }}
QScrollArea {{ border: 0; background: {card}; }}
QToolTip {{ background: {card}; color: {text}; border: 1px solid {card_border}; padding: 4px; }}
QHeaderView::section {{ background: {background}; color: {text_muted}; border: 0; padding: 4px 6px; }}
QCheckBox::indicator, QRadioButton::indicator, QListView::indicator, QTreeView::indicator {{
    width: 14px; height: 14px; border: 1px solid {text_muted}; background: {card}; border-radius: 4px; }}
QRadioButton::indicator {{ border-radius: 8px; }}
QCheckBox::indicator:checked, QListView::indicator:checked, QTreeView::indicator:checked {{
    background: {accent}; border-color: {accent}; image: url({check}); }}
QTreeView::indicator:indeterminate {{ background: {accent_soft}; border-color: {accent}; }}
QRadioButton::indicator:checked {{ border: 4px solid {accent}; width: 8px; height: 8px; background: {card}; }}
QCheckBox::indicator:disabled, QTreeView::indicator:disabled {{ border-color: {card_border}; }}
QScrollArea#paper_desk, QScrollArea#paper_desk > QWidget {{ background: {background}; }}
QListWidget#arrangements, QListWidget#paper_thumbs {{ background: transparent; outline: 0; font-size: 11px; }}
QListWidget#arrangements::item, QListWidget#paper_thumbs::item {{ border: 1px solid {card_border}; border-radius: 6px;
    padding: 3px; margin: 2px; color: {text}; }}
QListWidget#arrangements::item:selected, QListWidget#paper_thumbs::item:selected {{ border: 2px solid {accent};
    background: {accent_soft}; }}
QListWidget#proposals {{ background: transparent; outline: 0; }}
QListWidget#proposals::item {{ border: 1px solid {card_border}; border-radius: 8px; padding: 5px 8px;
    margin: 2px 0; color: {text}; }}
QListWidget#proposals::item:selected {{ border: 1px solid {accent}; background: {accent_soft}; }}
QFrame#kept_card {{ border: 1px solid {card_border}; border-radius: 8px; }}
QFrame#work_popup {{ background: {card}; border: 1px solid {card_border}; border-radius: 8px; }}
QLabel#question_title {{ font-size: 16px; font-weight: bold; color: {text}; }}
QLabel#question_text {{ font-weight: bold; color: {text}; padding-top: 6px; }}
QLabel#question_sentence {{ font-size: 15px; color: {text}; padding: 2px 0 4px 0; }}
QTableWidget {{ border: 1px solid {card_border}; border-radius: 6px; background: {card}; color: {text}; }}
QTableWidget::item {{ padding: 3px 6px; border-bottom: 1px solid {card_border}; }}
QTableWidget::item:selected {{ background: {accent_soft}; color: {text}; }}
QLabel#panel_heading {{ color: {text_muted}; font-weight: bold; padding-top: 6px; }}
QLabel#person_heading {{ font-size: 15px; font-weight: bold; }}
QLabel#muted, QLabel#metric_before {{ color: {text_muted}; font-size: 11px; }}
QLabel#metric_names {{ font-size: 11px; }}
QLabel#metric_now {{ font-weight: bold; }}
QLabel#metric_title {{ color: {text}; }}
QToolButton#metric_help {{ color: {text_muted}; border: 0; padding: 0 3px; font-size: 11px; }}
QToolButton#metric_help:hover {{ color: {accent}; }}
QToolButton#fold_button {{ color: {accent}; border: 0; padding: 4px 0; }}
QLabel#notices {{ background: {amber_soft}; color: {amber}; border-radius: 8px; padding: 8px 10px; }}
QLabel#drop_hint {{ background: {accent_soft}; color: {text}; border: 1px dashed {accent};
    border-radius: 6px; padding: 10px; }}
QLabel#scene_note {{ color: {text}; padding: 6px 16px 2px 16px; }}
QStatusBar {{ color: {text_muted}; max-height: 22px; }}
QStatusBar::item {{ border: 0; }}
QScrollBar:vertical {{ background: transparent; width: 10px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 10px; margin: 0; }}
QScrollBar::handle {{ background: {card_border}; border-radius: 4px; min-height: 24px; min-width: 24px; margin: 1px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QTreeView, QTableView, QListView {{ background: {card}; color: {text}; border: 0;
    selection-background-color: {accent_soft}; selection-color: {text}; }}
"""


def apply_style(app: QApplication, theme: Theme) -> None:
    """Give the whole program the theme's font, palette and style sheet."""
    app.setFont(font(13))
    app.setPalette(_palette(theme))
    tokens = {
        "background": theme.background,
        "card": theme.card,
        "card_border": theme.card_border,
        "text": theme.text,
        "text_muted": theme.text_muted,
        "accent": theme.accent,
        "accent_soft": theme.accent_soft,
        "on_accent": theme.on_accent,
        "amber": theme.amber,
        "amber_soft": theme.amber_soft,
    }
    colours = {key: _name(value) for key, value in tokens.items()}
    kind = "dark" if theme.dark else "light"
    images = {
        "arrow": resources.path("icons", f"arrow-{kind}.svg").as_posix(),
        "check": resources.path("icons", f"check-{kind}.svg").as_posix(),
        "arrow_up": resources.path("icons", f"arrow-up-{kind}.svg").as_posix(),
    }
    app.setStyleSheet(_SHEET.format_map({**colours, **images}))


def _name(colour: QColor | str) -> str:
    return QColor(colour).name()


def _palette(theme: Theme) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    pairs = (
        (role.Window, theme.card),
        (role.WindowText, theme.text),
        (role.Base, theme.card),
        (role.AlternateBase, theme.background),
        (role.Text, theme.text),
        (role.PlaceholderText, theme.text_muted),
        (role.Button, theme.card),
        (role.ButtonText, theme.text),
        (role.ToolTipBase, theme.card),
        (role.ToolTipText, theme.text),
        (role.Highlight, theme.accent),
        (role.HighlightedText, "#ffffff"),
        (role.Link, theme.accent),
        (role.Mid, theme.card_border),
    )
    for which, colour in pairs:
        palette.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(theme.text_muted))
    return palette
