"""What the questions add to Wagtail's admin."""

from wagtail_modeladmin.options import modeladmin_register

from contactforms.questions.admin import QuestionAdmin

modeladmin_register(QuestionAdmin)
