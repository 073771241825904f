"""The portal, the lead's overview, the accounts' own screens."""

from tests.routes.rows import read

# anonymous editor chief_editor agent expert other_expert lead privacy_officer superuser
PORTAL = read("""
# Agents begin on the call screen, in the contact that runs; others at the worklist.
GET  portal:calls                        | login 403 403 302 302 302 302 403 200
GET  portal:calls ?q=huisvuil            | login 403 403 200 302 302 302 403 200
GET  portal:calls of_the_agent           | login 403 403 200 302 302 302 403 200
GET  portal:calls_running                | login 403 403 200 403 403 403 403 200
GET  portal:call_begin                   | everyone 405
GET  portal:call_answered                | everyone 405
GET  portal:call_channel                 | everyone 405
GET  portal:call_notes                   | everyone 405
GET  portal:call_end                     | everyone 405
GET  portal:call_resume                  | everyone 405
GET  portal:call_undo                    | everyone 405
POST portal:call_begin                   | 401   403 403 302 403 403 403 403 302
POST portal:call_answered                | 401   403 403 302 403 403 403 403 302
POST portal:call_answered of_the_agent   | 401   403 403 302 403 403 403 403 nothing
POST portal:call_channel                 | 401   403 403 302 403 403 403 403 404
POST portal:call_notes                   | 401   403 403 302 403 403 403 403 404
GET  portal:call_caller                  | everyone 405
GET  portal:call_caller_search           | everyone 405
POST portal:call_caller                  | 401   403 403 302 403 403 403 403 404
POST portal:call_caller_search           | 401   403 403 422 403 403 403 403 404
POST portal:call_end                     | 401   403 403 302 403 403 403 403 404
POST portal:call_resume                  | 401   403 403 nothing 403 403 403 403 404
POST portal:call_undo                    | 401   403 403 404 403 403 403 403 404
GET  portal:worklist                     | login 403 403 200 200 200 200 403 200
GET  portal:worklist everywhere          | login 403 403 200 200 200 200 403 200
GET  portal:worklist the_question        | login 403 403 200 302 200 302 403 302
GET  portal:search                       | login 403 403 200 200 200 200 403 200
GET  portal:search ?q=huisvuil           | login 403 403 200 200 200 200 403 200
GET  portal:search the_question          | login 403 403 200 200 200 200 403 200
GET  portal:suggest                      | login 403 403 302 302 302 302 403 302
GET  portal:item                         | login 403 403 200 200 200 200 403 200
GET  portal:item ?q=huisvuil             | login 403 403 200 200 200 200 403 200
GET  portal:item wrong                   | login 403 403 404 404 404 404 403 404
GET  portal:why                          | login 403 403 200 200 200 200 403 200
GET  portal:question                     | login 403 403 404 200 404 200 403 200
GET  portal:question wrong               | login 403 403 404 404 404 404 403 404
GET  portal:file                         | login 403 403 404 200 404 200 403 200
GET  portal:file wrong                   | login 403 403 404 404 404 404 403 404
GET  portal:hand_over                    | login 403 403 404 200 404 200 403 200
GET  portal:close                        | login 403 403 404 200 404 403 403 403
GET  portal:promise                      | login 403 403 200 200 200 200 403 200
GET  portal:read_log                     | login 403 403 403 403 403 403 200 200
GET  portal:read_log_csv                 | login 403 403 403 403 403 403 200 200
POST portal:read_log                     | 401   403 403 403 403 403 403 nothing nothing
GET  portal:requests                     | login 403 403 403 403 403 403 200 200
POST portal:requests                     | 401   403 403 403 403 403 403 200 200
GET  portal:request                      | login 403 403 403 403 403 403 200 200
GET  portal:request wrong                | login 403 403 403 403 403 403 404 404
GET  portal:request_open                 | everyone 405
POST portal:request_open                 | 401   403 403 403 403 403 403 200 200
GET  portal:request_export               | everyone 405
POST portal:request_export               | 401   403 403 403 403 403 403 200 200
GET  portal:request_erase                | login 403 403 403 403 403 403 200 200
POST portal:request_erase                | 401   403 403 403 403 403 403 302 302
GET  portal:retention                    | login 403 403 403 403 403 403 200 200
POST portal:retention                    | 401   403 403 403 403 403 403 nothing nothing
GET  portal:retention_csv                | login 403 403 403 403 403 403 200 200
GET  portal:retention_rule_add           | login 403 403 403 403 403 403 200 200
POST portal:retention_rule_add           | 401   403 403 403 403 403 403 302 302
GET  portal:retention_rule               | login 403 403 403 403 403 403 200 200
POST portal:retention_rule               | 401   403 403 403 403 403 403 302 302
GET  portal:take                         | everyone 405
GET  portal:release                      | everyone 405
GET  portal:answer                       | everyone 405
GET  portal:note                         | everyone 405
GET  portal:reopen                       | everyone 405
GET  portal:open_person                  | everyone 405
POST portal:open_person                  | 401   403 403 404 200 404 200 403 200
POST portal:take                         | 401   403 403 404 302 404 403 403 403
POST portal:release                      | 401   403 403 404 409 404 403 403 403
POST portal:answer                       | 401   403 403 404 302 404 403 403 403
POST portal:note                         | 401   403 403 404 302 404 403 403 403
POST portal:reopen                       | 401   403 403 404 409 404 403 403 403
POST portal:close                        | 401   403 403 404 302 404 403 403 403
POST portal:hand_over                    | 401   403 403 404 302 404 302 403 302
# An agent of the contact centre knows everyone but who came to a sensitive service only.
GET  portal:customers                    | login 403 403 200 200 200 200 403 200
GET  portal:customer                     | login 403 403 200 200 404 404 403 404
GET  portal:customer secret              | login 403 403 404 404 404 404 403 404
GET  portal:customer_alike               | login 403 403 200 200 404 404 403 404
GET  portal:customer_compare             | login 403 403 200 200 404 404 403 404
GET  portal:customer_edit                | login 403 403 200 200 404 404 403 404
GET  portal:customer_edit secret         | login 403 403 404 404 404 404 403 404
GET  portal:customer_same                | everyone 405
GET  portal:customer_different           | everyone 405
GET  portal:customer_undo                | everyone 405
POST portal:customers                    | 401   403 403 200 200 200 200 403 200
POST portal:customer_edit                | 401   403 403 302 302 404 404 403 404
POST portal:customer_same                | 401   403 403 302 404 404 404 403 404
POST portal:customer_same secret         | 401   403 403 404 404 404 404 403 404
POST portal:customer_different           | 401   403 403 302 404 404 404 403 404
POST portal:customer_undo                | 401   403 403 302 404 404 404 403 404
# The same over the API, with a token that reads as the role: a login opens nothing there, and is never told from none.
GET  api:customers                          | everyone 401
POST api:customers                          | everyone 401
GET  api:customer                           | everyone 401
GET  api:customers with_token               | 401   403 403 405 405 405 405 403 405
POST api:customers with_token               | 401   403 403 200 200 200 200 403 200
GET  api:customer with_token                | 401   403 403 200 200 404 404 403 404
GET  api:customer secret with_token         | 401   403 403 404 404 404 404 403 404
# An agent's conversation: what was passed on and answered in it, and its appointment at the expert's service.
GET  portal:send                         | login 403 403 200 200 404 404 403 404
POST portal:send                         | 401   403 403 302 302 404 404 403 404
GET  portal:pass_on                      | login 403 403 200 403 403 403 403 404
POST portal:pass_on                      | 401   403 403 302 403 403 403 403 404
GET  portal:passed_on                    | login 403 403 200 403 403 403 403 404
GET  portal:undo_passing_on              | everyone 405
POST portal:undo_passing_on              | 401   403 403 302 403 403 403 403 404
GET  portal:transfer                     | everyone 405
POST portal:transfer                     | 401   403 403 302 403 403 403 403 404
GET  portal:move_appointment             | login 403 403 404 200 404 404 403 404
POST portal:move_appointment             | 401   403 403 404 422 404 404 403 404
GET  portal:cancel_appointment           | login 403 403 404 200 404 404 403 404
POST portal:cancel_appointment           | 401   403 403 404 302 404 404 403 404
GET  portal:appointment_file             | login 403 403 404 200 404 200 403 200
GET  portal:call_back                    | login 403 403 404 200 404 404 403 404
POST portal:call_back                    | 401   403 403 404 302 404 404 403 404
# What goes along with the caller: a journey, guided questions.
GET  portal:journey                      | login 403 403 200 403 403 403 403 404
POST portal:journey                      | 401   403 403 302 403 403 403 403 404
GET  portal:journey_send                 | everyone 405
POST portal:journey_send                 | 401   403 403 302 403 403 403 403 404
GET  portal:flow                         | login 403 403 200 403 403 403 403 404
POST portal:flow                         | 401   403 403 200 403 403 403 403 404
GET  reports:transfers                   | login 403 403 403 403 403 200 403 200
GET  reports:transfers_csv               | login 403 403 403 403 403 200 403 200
GET  reports:overview                    | login 403 403 403 403 403 200 403 200
GET  reports:overview_csv                | login 403 403 403 403 403 200 403 200
""")

ACCOUNTS = read("""
GET  account_login                       | 200   home home 302 302 302 302 302 home
GET  account_logout                      | 302   200 200 200 200 200 200 200 200
# Editors begin in the admin, the others at their desk.
GET  account_start                       | login home home 302 302 302 302 302 home
GET  account_nothing                     | login 200 200 200 200 200 200 200 200
GET  account_change_password             | login 200 200 200 200 200 200 200 200
GET  mfa_index                           | login 200 200 200 200 200 200 200 200
""")

DESK = [*PORTAL, *ACCOUNTS]
