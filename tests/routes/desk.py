"""The portal, the lead's overview, the accounts' own screens."""

from tests.routes.rows import read

# anonymous editor chief_editor agent expert other_expert lead privacy_officer superuser
PORTAL = read("""
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
