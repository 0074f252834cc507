"""Slack's published limits for messages, blocks and views, as tables."""

MESSAGE_BLOCKS = 50
VIEW_BLOCKS = 100
MESSAGE_TEXT = 40_000
BLOCK_TEXT_TOTAL = 13_200
MARKDOWN_TOTAL = 12_000
METADATA_BYTES = 8_000
VIEW_STACK = 3
ID = 255
OPTION_TEXT = 75
OPTION_VALUE = 150
OPTION_DESCRIPTION = 75

_COMMON = {"type", "block_id"}
_ELEMENT = {"type", "action_id"}
_INPUT = _ELEMENT | {"focus_on_load", "placeholder"}

BLOCK_KEYS: dict[str, set[str]] = {
    "section": _COMMON | {"text", "fields", "accessory", "expand"},
    "divider": _COMMON,
    "header": _COMMON | {"text", "level"},
    "context": _COMMON | {"elements"},
    "context_actions": _COMMON | {"elements"},
    "actions": _COMMON | {"elements"},
    "image": _COMMON | {"image_url", "slack_file", "alt_text", "title"},
    "input": _COMMON | {"label", "element", "hint", "optional", "dispatch_action"},
    "markdown": _COMMON | {"text"},
    "rich_text": _COMMON | {"elements"},
    "table": _COMMON | {"rows", "column_settings"},
}
"""Keys of the blocks that are checked for unknown ones; other blocks are left to slack_sdk."""

ELEMENT_KEYS: dict[str, set[str]] = {
    "button": _ELEMENT
    | {"text", "value", "url", "style", "confirm", "accessibility_label", "agent_prompt"},
    "static_select": _INPUT | {"options", "option_groups", "initial_option", "confirm"},
    "multi_static_select": _INPUT
    | {"options", "option_groups", "initial_options", "confirm", "max_selected_items"},
    "external_select": _INPUT | {"initial_option", "min_query_length", "confirm"},
    "overflow": _ELEMENT | {"options", "confirm"},
    "radio_buttons": _ELEMENT | {"options", "initial_option", "confirm", "focus_on_load"},
    "checkboxes": _ELEMENT | {"options", "initial_options", "confirm", "focus_on_load"},
    "plain_text_input": _INPUT
    | {"initial_value", "multiline", "min_length", "max_length", "dispatch_action_config"},
    "datepicker": _INPUT | {"initial_date", "confirm"},
    "users_select": _INPUT | {"initial_user", "confirm"},
    "feedback_buttons": _ELEMENT | {"positive_button", "negative_button"},
    "icon_button": _ELEMENT
    | {"icon", "text", "value", "confirm", "accessibility_label", "visible_to_user_ids"},
    "image": {"type", "image_url", "slack_file", "alt_text"},
    "mrkdwn": {"type", "text", "verbatim"},
    "plain_text": {"type", "text", "emoji"},
}

_CHOICES = {
    "static_select", "external_select", "multi_static_select", "multi_external_select",
    "users_select", "multi_users_select", "channels_select", "multi_channels_select",
    "conversations_select", "multi_conversations_select", "radio_buttons", "checkboxes",
    "datepicker", "timepicker",
}  # fmt: skip
ALLOWED: dict[str, set[str]] = {
    "section": _CHOICES | {"button", "overflow", "image", "workflow_button"},
    "actions": _CHOICES | {"button", "overflow", "workflow_button", "datetimepicker"},
    "context": {"image", "mrkdwn", "plain_text"},
    "context_actions": {"feedback_buttons", "icon_button"},
    "input": _CHOICES
    | {"plain_text_input", "email_text_input", "url_text_input", "number_input"}
    | {"datetimepicker", "file_input", "rich_text_input"},
}
"""Which elements may stand directly in which block."""

ELEMENT_COUNT = {"actions": 25, "context": 10, "context_actions": 5}
OPTION_COUNT = {"overflow": 5, "radio_buttons": 10, "checkboxes": 10}
OPTION_COUNT_DEFAULT = 100

TEXT_LENGTH: dict[tuple[str, str], int] = {
    ("section", "text"): 3000,
    ("section", "fields"): 2000,
    ("header", "text"): 150,
    ("input", "label"): 2000,
    ("input", "hint"): 2000,
    ("image", "title"): 2000,
    ("context", "elements"): 3000,
    ("button", "text"): 75,
    ("view", "title"): 24,
    ("view", "submit"): 24,
    ("view", "close"): 24,
    ("confirm", "title"): 100,
    ("confirm", "text"): 300,
    ("confirm", "confirm"): 30,
    ("confirm", "deny"): 30,
}
STRING_LENGTH: dict[tuple[str, str], int] = {
    ("button", "value"): 2000,
    ("button", "url"): 3000,
    ("button", "accessibility_label"): 75,
    ("view", "private_metadata"): 3000,
    ("view", "callback_id"): 255,
}
PLAIN_ONLY = {
    ("header", "text"), ("input", "label"), ("input", "hint"), ("image", "title"),
    ("button", "text"), ("view", "title"), ("view", "submit"), ("view", "close"),
    ("confirm", "title"), ("confirm", "confirm"), ("confirm", "deny"),
}  # fmt: skip
"""Where a text object must be plain_text."""
TABLE_ROWS = 100
TABLE_CELLS = 20
