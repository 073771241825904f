"""What everyone may see: site, forms, API, health. Who is logged in sees the same."""

from tests.routes.rows import read

SITE = read("""
GET  site:themes                         | everyone 200
GET  site:theme                          | everyone 200
GET  site:audiences                      | everyone 200
GET  site:audience                       | everyone 200
GET  site:life_events                    | everyone 200
GET  site:life_event                     | everyone 200
GET  site:departments                    | everyone 200
GET  site:department                     | everyone 200
GET  site:services                       | everyone 200
GET  site:service                        | everyone 200
GET  site:my_list                        | everyone 200
GET  site:my_list weg                    | everyone 404
POST site:my_list whole                  | everyone 302
POST site:my_list empty                  | everyone 422
GET  site:page journey                   | everyone 200
GET  site:page journey_section           | everyone 200
GET  site:page ?reis                     | everyone 200
GET  site:search                         | everyone 200
GET  site:search ?q=huisvuil             | everyone 200
GET  site:suggest                        | everyone 200
GET  site:suggest ?q=huisvuil            | everyone 200
GET  site:accent                         | everyone 200
GET  site:sitemap                        | everyone 200
GET  site:sitemap_part                   | everyone 200
GET  site:robots                         | everyone 200
GET  site:favicon                        | everyone 302
GET  site:page                           | everyone 200
GET  site:page home                      | everyone 200
GET  site:page section                   | everyone 200
GET  site:page draft                     | everyone 404
GET  site:page removed                   | everyone 410
GET  site:page moved                     | everyone 301
GET  site:page flow                      | everyone 200
GET  site:page flows                     | everyone 200
GET  site:flow_question                  | everyone 200
GET  site:flow_question answered         | everyone 200
GET  site:flow_question wrong            | everyone 422
GET  site:flow_question draft            | everyone 404
GET  site:flow_places                    | everyone 200
GET  site:flow_leave                     | everyone 302
# An ordinary flow takes answers from its address only.
POST site:flow_question whole            | everyone 303
""")

FORMS = read("""
GET  forms:contact                       | everyone 200
GET  forms:ask                           | everyone 200
GET  forms:ask draft                     | everyone 404
GET  forms:ask removed                   | everyone 410
GET  forms:lookup                        | everyone 200
GET  forms:received                      | everyone 200
GET  forms:received wrong                | everyone 404
GET  forms:status                        | everyone 200
GET  forms:status wrong                  | everyone 404
GET  forms:appointment_file              | everyone 200
# “nothing”: it leads on, and changes nothing.
POST forms:contact whole                 | everyone 302
POST forms:ask whole                     | everyone 302
POST forms:ask empty                     | everyone 422
POST forms:lookup whole                  | everyone nothing
POST forms:lookup wrong                  | everyone 422
POST forms:status withdraw               | everyone 302
POST forms:status asked_before           | everyone 302
POST forms:status wrong                  | everyone 404
""")

API = read("""
GET  api:product-list                    | everyone 200
GET  api:product-detail                  | everyone 200
GET  api:product-detail draft            | everyone 404
GET  api:product-detail removed          | everyone 410
GET  api:theme-list                      | everyone 200
GET  api:theme-detail                    | everyone 200
GET  api:audience-list                   | everyone 200
GET  api:audience-detail                 | everyone 200
GET  api:life-event-list                 | everyone 200
GET  api:life-event-detail               | everyone 200
GET  api:department-list                 | everyone 200
GET  api:department-detail               | everyone 200
GET  api:service-list                    | everyone 200
GET  api:service-detail                  | everyone 200
GET  api:channel-list                    | everyone 200
GET  api:channel-detail                  | everyone 200
GET  api:channel-detail agent_only       | everyone 404
GET  api:journey-list                    | everyone 200
GET  api:journey-detail                  | everyone 200
GET  api:flow-list                       | everyone 200
GET  api:flow-detail                     | everyone 200
GET  api:flow-detail draft               | everyone 404
GET  api:flow-file-schema                | everyone 200
GET  api:flow-next                       | everyone 405
POST api:flow-next                       | everyone 200
GET  api:root                            | everyone 200
GET  api:lookup                          | everyone 400
GET  api:lookup ?path=/                  | everyone 200
GET  api:search                          | everyone 200
GET  api:search ?q=huisvuil              | everyone 200
GET  api:search-suggest                  | everyone 200
GET  api:search-suggest ?q=huis          | everyone 200
GET  api:questions                       | everyone 405
GET  api:product-topic-questions         | everyone 200
GET  api:attachments                     | everyone 405
# Only multipart, which the tables do not send.
POST api:attachments empty               | everyone 415
GET  api:schema                          | everyone 200
GET  api:docs                            | everyone 200
GET  api:no_such_address                 | everyone 404
GET  api:sms_status                      | everyone 405
# Text messages are off here; on, who cannot sign gets 403.
POST api:sms_status empty                | everyone 404
GET  api:calls                           | everyone 401
GET  api:call-end                        | everyone 401
POST api:calls whole                     | everyone 401
POST api:call-end                        | everyone 401
POST api:questions whole                 | everyone 201
POST api:questions empty                 | everyone 400
POST api:product-list empty              | everyone 405
POST api:channel-detail empty            | everyone 405
""")

HEALTH = read("""
GET  health:live                         | everyone 200
# No worker runs in these tests, and the answer says so.
GET  health:ready                        | everyone 503
""")

PUBLIC = [*SITE, *FORMS, *API, *HEALTH]
