"""What privacy adds to Wagtail's admin."""

from wagtail_modeladmin.options import modeladmin_register

from contactforms.privacy.admin import RetentionRuleAdmin

modeladmin_register(RetentionRuleAdmin)
