"""The admin: our registers, our screens, and the areas of Wagtail where our data is.

Who has no access to the admin is sent to the login; who has access but not the right, to its start screen.
"""

from tests.routes.rows import Row, read
from tests.routes.world import ROLES

EDITORS = {"editor", "chief_editor", "superuser"}
CHIEFS = {"chief_editor", "superuser"}
ADMINISTRATOR = {"superuser"}
NOBODY: set[str] = set()

# register: who sees it, who adds and deletes, who changes
REGISTERS = {
    "departementen": (EDITORS, CHIEFS, CHIEFS),
    "diensten": (EDITORS, CHIEFS, CHIEFS),
    "kanalen": (EDITORS, CHIEFS, CHIEFS),
    "afwijkende-uren": (EDITORS, CHIEFS, CHIEFS),
    "sluitingsdagen": (EDITORS, CHIEFS, CHIEFS),
    "themas": (EDITORS, CHIEFS, CHIEFS),
    "doelgroepen": (EDITORS, CHIEFS, CHIEFS),
    "levensgebeurtenissen": (EDITORS, CHIEFS, CHIEFS),
    "boekbare-uren": (EDITORS, EDITORS, EDITORS),
    "medewerkers": (ADMINISTRATOR, ADMINISTRATOR, ADMINISTRATOR),
    "import-bevindingen": (EDITORS, NOBODY, EDITORS),
    "import-verschillen": (EDITORS, NOBODY, NOBODY),
    "imports": (EDITORS, NOBODY, NOBODY),
    "import-bronnen": (EDITORS, NOBODY, NOBODY),
    "verwijderd": (EDITORS, NOBODY, CHIEFS),
    "synoniemen": (EDITORS, EDITORS, EDITORS),
    "woordregels": (EDITORS, EDITORS, EDITORS),
    "outbox_outboxmessage": (CHIEFS, NOBODY, NOBODY),
    "questions_question": (ADMINISTRATOR, NOBODY, NOBODY),
    "plaatsentabellen": (EDITORS, EDITORS, EDITORS),
    "plaatsen": (EDITORS, EDITORS, EDITORS),
    "bewaarregels": (ADMINISTRATOR, ADMINISTRATOR, ADMINISTRATOR),
}
SEEING = ("index", "inspect", "history")
ADDING = ("create", "delete")
CHANGING = ("edit", "merge", "front_desk")


def _only(who: set[str], outcome: str) -> dict[str, str]:
    """Return `outcome` for these roles, and how the admin refuses for the others."""
    return {role: outcome if role in who else "home" if role in EDITORS else "login" for role in ROLES}


def register_rows(routes: set[str]) -> list[Row]:
    """Return the rows of the registers, for the routes that each has."""
    rows = []
    for register, (see, add, change) in REGISTERS.items():
        prefix = f"{register}_modeladmin_"
        screens = [*((a, see) for a in SEEING), *((a, add) for a in ADDING), *((a, change) for a in CHANGING)]
        rows += [Row("GET", prefix + a, _only(who, "200")) for a, who in screens if prefix + a in routes]
        rows.append(Row("GET", f"{prefix}index ?export=csv", _only(see, "200")))
        # A service with pages is not deleted: the screen says what points to it.
        deleted = _only(add, "409" if register == "diensten" else "302")
        rows.append(Row("POST", f"{prefix}delete", deleted))
    return rows


# anonymous editor chief_editor agent expert other_expert lead privacy_officer superuser
OURS = read("""
GET  who_answers ?page                   | login 200  200  login login login login login 200
GET  who_answers                         | login home home login login login login login home
GET  journeys_together                   | login home 200  login login login login login 200
POST journeys_together                   | login home 302  login login login login login 302
GET  journeys_broken                     | login 200  200  login login login login login 200
GET  import-verschillen_modeladmin_decide | login 200 200  login login login login login 200
GET  opening_hours_in_words              | login 200  200  login login login login login 200
GET  outbox_try_again                    | login home 200  login login login login login 200
GET  products:index                      | login 200  200  login login login login login 200
GET  products:index ?export=csv          | login 200  200  login login login login login 200
GET  products:index ?export=xlsx         | login 200  200  login login login login login 200
GET  products:index_results              | login 200  200  login login login login login 200
GET  flow_builder_list                   | login 200  200  login login login login login 200
GET  flow_new                            | login 200  200  login login login login login 200
GET  flow_builder                        | login 200  200  login login login login login 200
GET  flow_question_new                   | login 200  200  login login login login login 200
GET  flow_question                       | login 200  200  login login login login login 200
GET  flow_outcome_new                    | login 200  200  login login login login login 200
GET  flow_outcome                        | login 200  200  login login login login login 200
GET  flow_delete                         | login 200  200  login login login login login 200
GET  flow_undo                           | login 405  405  login login login login login 405
GET  flow_redo                           | login 405  405  login login login login login 405
GET  flow_publish                        | login 405  405  login login login login login 405
GET  flow_ways                           | login 200  200  login login login login login 200
GET  flow_try                            | login 200  200  login login login login login 200
GET  flow_try_question                   | login 200  200  login login login login login 200
GET  flow_try_places                     | login 200  200  login login login login login 200
GET  flow_try_leave                      | login 302  302  login login login login login 302
GET  flow_export                         | login 200  200  login login login login login 200
GET  flow_import                         | login 200  200  login login login login login 200
POST flow_new                            | login 302  302  login login login login login 302
POST flow_builder                        | login 302  302  login login login login login 302
POST flow_question                       | login 302  302  login login login login login 302
POST flow_outcome                        | login 302  302  login login login login login 302
POST flow_delete                         | login 302  302  login login login login login 302
POST flow_publish                        | login home 302  login login login login login 302
GET  search_desk                         | login 200  200  login login login login login 200
GET  search_desk_export                  | login 200  200  login login login login login 200
GET  search_preview                      | login 200  200  login login login login login 200
GET  search_deleted                      | login 200  200  login login login login login 200
GET  search_put_back                     | login 405  405  login login login login login 405
GET  search_try                          | login 200  200  login login login login login 200
GET  search_try_save                     | login 405  405  login login login login login 405
GET  search_try_undo                     | login 405  405  login login login login login 405
GET  search_judging                      | login 200  200  login login login login login 200
GET  search_judgement_add                | login 200  200  login login login login login 200
GET  search_judgement                    | login 200  200  login login login login login 200
GET  search_judgement_delete             | login 200  200  login login login login login 200
GET  search_judgement_undo               | login 405  405  login login login login login 405
GET  search_judgements_export            | login 200  200  login login login login login 200
GET  search_judgements_import            | login 200  200  login login login login login 200
GET  search_scores                       | login 200  200  login login login login login 200
GET  search_score                        | login 200  200  login login login login login 200
POST search_try_save                     | login 302  302  login login login login login 302
POST search_judgement_add                | login 302  302  login login login login login 302
POST search_judgement_delete             | login 302  302  login login login login login 302
POST search_judgement_undo               | login 302  302  login login login login login 302
POST search_scores                       | login 302  302  login login login login login 302
POST search_put_back                     | login 302  302  login login login login login 302
POST synoniemen_modeladmin_create        | login 302  302  login login login login login 302
POST synoniemen_modeladmin_edit          | login 302  302  login login login login login 302
POST woordregels_modeladmin_create       | login 302  302  login login login login login 302
POST plaatsentabellen_modeladmin_create  | login 302  302  login login login login login 302
POST plaatsen_modeladmin_create          | login 302  302  login login login login login 302
POST outbox_try_again                    | login home 302  login login login login login 302
POST diensten_modeladmin_merge           | login home 302  login login login login login 302
POST diensten_modeladmin_front_desk      | login home 302  login login login login login 302
POST import-verschillen_modeladmin_decide | login 302 302  login login login login login 302
POST import-bevindingen_modeladmin_edit  | login 302  302  login login login login login 302
POST kanalen_modeladmin_edit             | login home 302  login login login login login 302
POST bewaarregels_modeladmin_create      | login home home login login login login login 302
POST bewaarregels_modeladmin_edit        | login home home login login login login login 302
POST kanalen_modeladmin_create           | login home 302  login login login login login 302
""")

PAGES = read("""
GET  wagtailadmin_home                   | login 200  200  login login login login login 200
GET  wagtailadmin_explore_root           | login 200  200  login login login login login 200
GET  wagtailadmin_explore section        | login 200  200  login login login login login 200
GET  wagtailadmin_pages:add section      | login 200  200  login login login login login 200
GET  wagtailadmin_pages:edit page        | login 200  200  login login login login login 200
GET  wagtailadmin_pages:edit draft       | login 200  200  login login login login login 200
GET  wagtailadmin_pages:view_draft draft | login 200  200  login login login login login 200
GET  wagtailadmin_pages:history page     | login 200  200  login login login login login 200
GET  wagtailadmin_pages:delete page      | login home 200  login login login login login 200
GET  wagtailadmin_pages:unpublish page   | login home 200  login login login login login 200
GET  wagtailadmin_pages:move page        | login home 200  login login login login login 200
GET  wagtailadmin_pages:copy page        | login 200  200  login login login login login 200
GET  wagtailadmin_pages:set_privacy page | login home 200  login login login login login 200
# An editor who presses “publish” by hand-made post saves a draft: see test_publishing.
POST wagtailadmin_pages:edit publish     | login 302  302  login login login login login 302
POST wagtailadmin_pages:delete page      | login home 302  login login login login login 302
POST wagtailadmin_pages:unpublish page   | login home 302  login login login login login 302
POST wagtailadmin_pages:lock page        | login home 302  login login login login login 302
""")

# What an account may not do with a page, the action leaves: it goes back to the list, with nothing changed.
BULK = read("""
POST wagtail_bulk_action publish         | login nothing 302  login login login login login 302
POST wagtail_bulk_action unpublish       | login nothing 302  login login login login login 302
POST wagtail_bulk_action delete          | login nothing 302  login login login login login 302
POST wagtail_bulk_action product_owner   | login 302  302  login login login login login 302
POST wagtail_bulk_action product_service | login nothing 302  login login login login login 302
POST wagtail_bulk_action product_status  | login 302  302  login login login login login 302
POST wagtail_bulk_action product_review  | login 302  302  login login login login login 302
POST wagtail_bulk_action delete_user     | login home home login login login login login 302
""")

AREAS = read("""
GET  wagtailusers_users:index            | login home home login login login login login 200
GET  wagtailusers_users:index ?export=csv | login home home login login login login login 200
GET  wagtailusers_users:add              | login home home login login login login login 200
GET  wagtailusers_users:edit expert      | login home home login login login login login 200
GET  wagtailusers_groups:index           | login home home login login login login login 200
GET  wagtailsettings:edit city           | login home home login login login login login 200
GET  wagtailredirects:index              | login home home login login login login login 200
GET  wagtailredirects:index ?export=csv  | login home home login login login login login 200
GET  wagtailredirects:edit moved         | login home home login login login login login 200
GET  wagtailsearchpromotions:index       | login 200  200  login login login login login 200
GET  wagtailsearchpromotions:add         | login 200  200  login login login login login 200
GET  wagtailsites:index                  | login home home login login login login login 200
GET  wagtaillocales:index                | login home home login login login login login 200
GET  wagtailadmin_collections:index      | login home home login login login login login 200
GET  wagtailadmin_workflows:index        | login home home login login login login login 200
# The only snippets, the topic questions, have a menu item of their own, so there is no list of kinds.
GET  wagtailsnippets:index               | login home home login login login login login home
GET  wagtailsnippets_topics_topicset:list | login 200 200  login login login login login 200
GET  wagtailsnippets_topics_topicset:add | login 200  200  login login login login login 200
GET  wagtailsnippets_topics_topicset:edit topic_set      | login 200  200 login login login login login 200
GET  wagtailsnippets_topics_topicset:history topic_set   | login 200  200 login login login login login 200
GET  wagtailsnippets_topics_topicset:delete topic_set    | login home 200 login login login login login 200
GET  wagtailsnippets_topics_topicset:unpublish topic_set | login home 200 login login login login login 200
POST wagtailsnippets_topics_topicset:delete topic_set    | login home 302 login login login login login 302
POST wagtailsnippets_topics_topicset:unpublish topic_set | login home 302 login login login login login 302
GET  wagtailimages:index                 | login 200  200  login login login login login 200
GET  wagtaildocs:index                   | login 200  200  login login login login login 200
GET  wagtailadmin_reports:locked_pages   | login home 200  login login login login login 200
GET  wagtailadmin_reports:workflow       | login 200  200  login login login login login 200
GET  wagtailadmin_reports:site_history   | login 200  200  login login login login login 200
GET  wagtailadmin_reports:aging_pages    | login 200  200  login login login login login 200
GET  wagtailadmin_api:pages:listing      | login 200  200  login login login login login 200
GET  wagtailadmin_login                  | everyone login
GET  wagtailadmin_password_reset         | everyone login
POST wagtailadmin_login password         | everyone login
POST wagtailusers_users:delete expert    | login home home login login login login login 302
POST wagtailredirects:delete moved       | login home home login login login login login 302
""")
