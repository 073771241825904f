"""Files that come with a question: judged by content, cleaned of what tells where and by whom, kept private."""
