"""The words of furniture: "rate this post", "share", "final thoughts", each wording a regular expression of a whole line.

In these tables a space stands for any blanks, " | " parts the wordings, and letters match in either case.
"""

LABELS = r"""
    contact( us)? | final thoughts? | closing thoughts? | concluding thoughts? | final words? | in conclusion
    | (the )?conclusions? | to sum up | in summary | summary | (the |our )?(key |main |quick )?take-?aways?
    | (the )?(key|main) (points?|facts?|findings?) | highlights | at a glance | in brief | (the )?bottom line
    | the big picture | go deeper | zoom (in|out) | why it matters | why this matters | what('|’)s next
    | what (comes|happens) next | what (you need )?to know | what we know( so far)? | looking ahead | introduction
    | overview | quick facts | fast facts | about the authors? | faqs? | frequently asked questions | table of contents
    | in this (article|story) | abstract | full text | editor('|’)s picks?
    | (the )?(top|latest|more|related|trending|popular|recommended|featured) (stories|news|articles|posts|headlines|reading
    | topics|videos|content|links)
    | (most )?(read|popular|viewed|trending) | more (on|from) (this|the) (story|topic|author|site) | -? ?30 ?-? | ends?
    | what do you think | have your say | join the (conversation|discussion)
    | (leave|post|add|write|submit) a? ?(comment|reply)s?
"""
BUTTONS = r"""
    share | tweet | e-?mail | print | pin( it)? | save | copy( link)? | like | post | reddit | linkedin | whatsapp
    | telegram | facebook | twitter | x | instagram | pinterest | youtube | tiktok | flipboard | bluesky | threads
    | messenger | comments? | gift | bookmark | listen | link | sms | more
"""
ACTIONS = r"""
    rate (this|our) (post|article|story|page|content).{0,30}
    | (was|is) this (article|page|story|post|information) (helpful|useful).{0,20} | click (here|below|to).{0,90}
    | (read|see|view|show|load|hear) (more|less|all|(the )?(full|rest|whole|original).{0,60})( here)?
    | (keep|continue) reading.{0,90} | share (this|on|via)\b.{0,50} | share your (thoughts|story|opinion|views?).{0,30}
    | tweet this | (e-?mail|print|save|copy|bookmark|report) this( (page|article|story|post|ad|comment))?
    | (story|article) continues (below|after).{0,40} | copy link to clipboard
    | (scroll|swipe|tap) (down )?(to|for) .{0,50} | skip to .{0,40} | back to top | tweet
    | listen to (this|the) (article|story).{0,30}
    | (subscribe|sign up|register|log in|sign in|join us)( (now|today|here|free))? | log ?(in|out) | my account
    | (subscribe|sign ?up|register) (to|for|now|today|here|with) .{0,100}
    | (download|get|install) (the|our) .{0,30}\bapp\b.{0,40} | (get|receive) .{0,60} (in|to) your (inbox|e-?mail).{0,30}
    | (follow|like|find|join) us (on|at|in)\b.{0,80}
    | follow .{2,40} on (twitter|x|facebook|instagram|threads|bluesky|linkedin)\b.{0,40}
    | (daily|weekly|morning|free) (e-?mail )?newsletters?
    | join our .{0,40}(newsletter|channel|group|community|list)\b.{0,40} | newsletter( sign-?up)?
    | (our|the) newsletters? | support (local|our|independent) (news|journalism|reporting).{0,40}
    | (donate|give) (now|today|here) | become a (member|subscriber|supporter)( (now|today|here))?
    | for more information,? (go to|visit|see|call|click) .{0,90} | (visit|see) (https?://|www\.)\S+
    | (please )?enable javascript.{0,60} | (choose|select) (your|a) (language|region|edition).{0,20}
    | (search|menu|navigation|home|close|next|previous|prev|older|newer|loading|sponsored|promoted)( (article|post|story
    | content))?
"""
NOTICES = r"""
    (scroll for )?(advertisements?|advertising|ad|paid post|sponsored (by .{2,40}|content|post)|paid for by .{2,40}
    | promoted content|partner content)
    | (©|\(c\)|copyright (©|\(c\)|\d{4}|by|:|notice)).{0,150} | .{0,80}all rights reserved
    | this (material|article|story|content|post) (may|must|can) ?not be (published|reproduced|broadcast|redistributed
    | republished|copied|rewritten).{0,140}
    | (we|this (web)?site|our (web)?site) uses? cookies.{0,120}
    | (accept|reject|manage|allow)( all)? (cookies|preferences|settings)? | accept
    | cookie (policy|settings|notice|preferences) | privacy (policy|notice|settings)
    | terms (of (use|service)|and conditions|& conditions) | your e-?mail address will not be published.{0,60}
    | required fields are marked.{0,10} | \d+ (comments?|replies|shares|likes|views|retweets|reactions)
    | comments? ?[:(]? ?\d+\)? | comments (are|have been) (closed|disabled|off) | no comments( yet)?
    |  be the first to comment.{0,20} | (estimated )?(reading|read) time ?:? ?\d.{0,15} | \d+ ?-? ?(min|mins
    | minutes?)\.? (read|to read|listen|watch) | page \d+ of \d+ | \d(\.\d)?/5( ?- ?\(\d+ votes?\))?
    |  \(?\d+ votes?\)? | average rating ?: ?.{0,20}
"""
PREFIXED = r"""
    (related|also (read|see|watch)|read (also|more|next|this)|see (also|more)|more|must read|recommended|you (may
    | might) (also )?like|don('|’)t miss | in case you missed it|trending|related (stories|story|articles?|coverage|content
    | news)|more (on this|stories|news|coverage)|up next) ?[:|] ?.{0,140}
    | (tags?|filed (under|in)|topics?|categor(y|ies)|keywords|posted in|labels?) ?: ?.{0,140}
    | (source|via) ?: ?(https?://|www\.)\S+
    | (contact( us)?|phone|tel(ephone)?|fax|e-?mail|web(site)?|media contact|press contact
    | for media inquiries) ?: ?[-+()\d\s/.;,x]*(\S+@\S+|https?://\S+|www\.\S+)?[-+()\d\s/.;,]*
    | (https?://|www\.)\S+ | \S+@\S+\.\w+
"""
