"""Sentences for the sanity tests: what stands in a packet and is no evidence, whatever its topic."""

PLANS = """
Next year I will write the requirements for the claims portal without any help.
I intend to mentor two junior product managers once the team has grown.
My aim for the second half is to lead the briefings of sales and support myself.
We are going to put all features and bugs of the billing theme in order of priority by March.
I would like to present the roadmap of the whole product to our ten largest customers.
In the coming cycle I want to draft a vision for the logistics theme.
The plan is to produce an enablement kit for sales engineering before the autumn release.
I hope to challenge the direction of the board more openly from now on.
By December I will have delivered all features of the onboarding theme.
She should ask her colleagues for feedback more often next year.
I am planning to develop a story about the night-shift nurse together with marketing.
Going forward I'll keep the documentation of the invoicing theme accurate after each release.
Next quarter we intend to interview thirty dispatchers about the routes they drive.
I would have joined the sales calls in Lyon if the trip had been approved.
"""

PRAISE = """
Noor is simply a wonderful colleague.
Everybody loves working with her.
An absolute star, and a pleasure to have around.
Her energy is infectious and she never stops smiling.
I cannot say enough good things about Noor.
One of the best people I have ever met at this company.
She is tireless, sharp and kind.
Truly exceptional in every respect.
What a year, and what a person!
Noor is a joy to sit next to.
We are very lucky to have her.
Simply brilliant, as ever.
She brings sunshine to the office.
Keep being you, Noor!
"""

# Told by colleagues in Noor Haddadin's packet; none of them is hers.
OTHERS = """
Our designer Felipe mentored the two new arrivals in March and reviewed their first specifications.
Felipe wrote the complete requirements for the customs form on his own, and engineering built from them.
The sales team rewrote the pricing page and signed three hospitals with it.
Ingrid, the head of support, led the briefings about the invoicing theme all year.
My manager presented the roadmap of the whole product to the customers in Rotterdam.
The company opened an office in Gdansk and hired forty engineers there.
Tomas cut the time of the nightly import from six hours to forty minutes.
The legal department drew up the new contract with the port of Antwerp.
Ingrid asked all of us for feedback on her quarterly plan before it was due.
Tomas drafted the long-range vision for the logistics theme, and the board adopted it.
Marketing developed the story about the night-shift dispatcher for the autumn fair.
The vendor delivered all features of the scanning module in June.
Felipe challenged the direction from above at the March review and was proved right.
Ingrid kept the help pages accurate after each of the eleven releases.
"""

# What `pm-ic` expects of a senior product manager, lightly reworded.
PARROTS = """
I write fluent and complete requirements as second nature, without anybody's help.
I put features and bugs in order of priority swiftly and without supervision.
I always show customers the roadmap of our whole product and can present it without any help.
I am very much at home in the sales process and can judge at each stage what a prospect should be told.
Noor is regarded by engineering, pre-sales and post-sales as an indispensable partner.
Produced technical enablement content used by sales engineering and support.
I work routinely with sales engineering and support on customer requests and technical sales calls.
Together with marketing, she develops narratives about personas and themes.
I contribute the part of product strategy concerning my themes.
Mentoring junior product managers and new arrivals, showing them how our team works.
I lead briefings in which sales, support and sales engineering learn about my themes.
I keep documentation, marketing material and collateral about my themes accurate and consistent.
She asks colleagues for advice and feedback often, and unprompted.
He recognises when direction given from above should be challenged and he challenges it.
I take colleagues' worries seriously and ask what would have to happen for them to come true.
Sees when a right answer depends on circumstances, and reasons in an orderly way through trade-offs, including hard ones.
Owns the enablement of other teams for the themes in charge - meets expectations.
Autonomy: I lead the team, deal with stakeholders and trouble, and ship, all without my manager's help.
I spread enthusiasm for our product and market thinking among engineers and technical sellers.
I am responsible for several product themes, including delivery of their features.
"""

# Deeds in the rubric's own vocabulary: what tells parrots apart must let them through.
DEEDS = """
Mentored three junior product managers and two new arrivals through their first launch.
Wrote the requirements for the returns portal on my own, and engineering built from them.
Led the briefing in May in which sales and support learned about the billing theme.
Challenged the direction from above in the March review: I showed that the market entry would lose money.
Asked Priya and two other colleagues for feedback on my roadmap before it was due.
Kept the help pages and the sales deck for invoicing accurate after every release.
Put the 140 bugs of the search theme in order of priority in one afternoon.
Showed the roadmap of the whole product to eleven customers at the spring conference.
Developed the story about the night-shift nurse together with marketing; it opened the autumn campaign.
Joined 22 technical sales calls with sales engineering and answered for the import theme in each.
Wrote the vision for the returns theme in June; the strategy of the product took it over.
Took the worry of the depot managers seriously, and worked out with them what would make it come true.
"""


def lines(text: str) -> list[str]:
    """Return the sentences of one of the texts above."""
    return [line for line in text.splitlines() if line]
