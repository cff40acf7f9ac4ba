#include "propose/inside.h"

#include <string.h>

#include "base/word.h"
#include "check/check.h"
#include "propose/learn.h"

struct proposing {
	struct pool		*pool;
	const struct edition	*edition;
	struct proposals	*proposals;
	struct proposal		**end;
	struct learning	 roles;
};

/* A sentence with what was found out about it. */
struct reading {
	const struct sentence	*sentence;
	struct subject		 subject;
	struct verdict		 verdict;
	bool			 is_implied;	/* the subject stands before */
};

const char *
propose_sure_name(enum sure sure)
{
	static const char *const names[] = { [SURE_HIGH] = "high",
	    [SURE_FAIR] = "fair", [SURE_LOW] = "low" };

	return names[sure];
}

static struct proposal *
add(struct proposing *proposing, enum proposal_kind kind,
    const struct provision *provision)
{
	struct proposal *proposal = pool_take(proposing->pool,
	    sizeof *proposal);

	proposal->kind = kind;
	proposal->provision = provision;
	*proposing->end = proposal;
	proposing->end = &proposal->next;
	return proposal;
}

/* ---- reading ---- */

static struct reading
read_one(struct proposing *proposing, const struct sentence *sentence)
{
	struct reading reading = { .sentence = sentence };

	reading.subject = propose_actor_subject(proposing->pool,
	    proposing->edition, sentence);
	reading.verdict = judge_sentence(proposing->pool, sentence,
	    &reading.subject);
	return reading;
}

/* ただし、…を妨げない; …この限りでない: they limit what stands before. */
static bool
only_limits(const struct sentence *sentence)
{
	static const char *const ends[] = { "限りでない", "妨げない",
	    "を除く", NULL };

	return word_starts(sentence->bare, "ただし") && word_ends_at_any(
	    sentence->bare, sentence->bare + strlen(sentence->bare), ends);
}

/* Whoever acted before still does, where a sentence names nobody. */
static void
inherit(struct reading *reading, const struct reading *before)
{
	const char *bare = reading->sentence->bare;

	if (reading->subject.roles != NULL || before == NULL ||
	    before->subject.roles == NULL)
		return;
	if (!word_starts(bare, "この場合") && !word_starts(bare, "ただし") &&
	    !word_starts(bare, "また"))
		return;
	reading->subject.roles = before->subject.roles;
	reading->subject.why = "行う者は前の文による";
	reading->is_implied = true;
}

/* ---- duties ---- */

static enum sure
worse(enum sure one, enum sure other)
{
	return one > other ? one : other;
}

static const char *
why_of(struct proposing *proposing, const struct reading *reading)
{
	const char *who = reading->subject.roles == NULL ?
	    "だれの義務かは書かれていない" : reading->subject.why;

	return pool_format(proposing->pool, "%s。%s", reading->verdict.why,
	    who);
}

static void
fill_roles(struct proposing *proposing, const struct reading *reading,
    struct proposal *proposal)
{
	proposal->roles = reading->subject.roles != NULL ?
	    reading->subject.roles : "";
	proposal->is_implied = reading->is_implied;
	if (strcmp(proposal->modality, "permission") == 0 ||
	    (strcmp(proposal->modality, "must-not") == 0 &&
	    judge_is_lifted(reading->sentence->proviso)))
		proposal->permits = propose_actor_giver(proposing->pool,
		    proposing->edition, reading->sentence);
	learn_add(&proposing->roles, proposal->roles,
	    proposal->provision);
	if (proposal->permits != NULL)
		learn_add(&proposing->roles, proposal->permits,
		    proposal->provision);
}

static struct proposal *
add_duty(struct proposing *proposing, const struct provision *provision,
    const struct reading *reading, int number)
{
	struct proposal *proposal = add(proposing, PROPOSAL_DUTY, provision);

	proposal->number = number;
	proposal->modality = reading->verdict.modality;
	proposal->why = why_of(proposing, reading);
	proposal->sure = worse(reading->verdict.sure,
	    reading->subject.roles == NULL ? SURE_LOW :
	    reading->is_implied || reading->subject.is_agent ? SURE_FAIR :
	    SURE_HIGH);
	fill_roles(proposing, reading, proposal);
	limit_find(proposing->pool, reading->sentence, &reading->subject,
	    proposal);
	ask_write(proposing->pool, reading->sentence, &reading->subject,
	    &reading->verdict, proposal);
	proposal->situation = situation_of(provision)->id;
	return proposal;
}

/* ---- items ---- */

static const struct provision *
first_part(const struct provision *provision)
{
	const struct provision *at = provision->next;

	return at != NULL && at->parent == provision &&
	    (at->kind == PROVISION_ITEM || at->kind == PROVISION_SUBITEM) ?
	    at : NULL;
}

static const struct provision *
next_part(const struct provision *part)
{
	const struct provision *at = part->next;

	while (at != NULL && at->depth > part->depth)
		at = at->next;
	return at != NULL && at->parent == part->parent ? at : NULL;
}

/* 貸与すること, 貸与する: a verb that the lead says how to take. */
static bool
is_verb(const char *bare, size_t *ending)
{
	static const char *const ends[] = { "する", "う", "く", "す", "む",
	    "ぶ", "る", NULL };
	const char *end = bare + strlen(bare);

	*ending = 0;
	if (word_ends(bare, "こと")) {
		end -= strlen("こと");
		*ending = strlen("こと");
	}
	return !word_ends_at_any(bare, end, (const char *const[]){
	    "に関する", "に係る", "に対する", "における", "その他", NULL }) &&
	    word_ends_at_any(bare, end, ends);
}

static struct reading
read_item(struct proposing *proposing, const struct reading *lead,
    const struct sentence *sentence, struct sentence *whole)
{
	struct reading reading = read_one(proposing, sentence);
	struct verdict own;
	size_t ending;

	if (reading.subject.roles == NULL || reading.subject.is_agent)
		reading.subject = (struct subject){ .roles =
		    lead->subject.roles, .why = lead->subject.roles == NULL ?
		    NULL : "行う者は柱書による" };
	reading.verdict = lead->verdict;
	if (judge_item(proposing->pool, sentence, &lead->verdict, &own)) {
		reading.verdict = own;
	} else if (is_verb(sentence->bare, &ending)) {
		reading.verdict.form = FORM_PLAIN;
		reading.verdict.ending = ending;
		judge_permission(proposing->pool, sentence, &reading.verdict);
	} else {
		*whole = ask_item_in_lead(proposing->pool, lead->sentence,
		    sentence);
		reading.sentence = whole;
		if (reading.subject.phrase == NULL)
			reading.subject.phrase = lead->subject.phrase;
	}
	reading.verdict.why = pool_format(proposing->pool,
	    "柱書の「次に掲げる」の一つ。%s", reading.verdict.why);
	return reading;
}

static void
add_context(struct proposing *proposing, const struct provision *provision,
    const struct provision *part, const struct reading *lead)
{
	struct proposal *context = add(proposing, PROPOSAL_CONTEXT, provision);

	context->of = part->address;
	context->sure = lead->verdict.sure;
	context->why = "柱書。各号がそれぞれ一つの義務";
}

/* Is each of the items that it announces a duty of its own? */
static bool
are_own(const struct part *part)
{
	return ask_is_own_items(part->sentence->said) ||
	    (strcmp(part->verdict.modality, "must-not") == 0 &&
	    ask_is_forbidden_items(part->sentence));
}

static void
propose_items(struct proposing *, const struct provision *,
    const struct reading *lead, bool has_own, bool only_acts);

/* What its first sentence asks, in parts, and what the others add. */
static void
propose_item(struct proposing *proposing, const struct provision *item,
    const struct reading *first, struct sentence **sentences)
{
	struct reading reading = *first;
	struct part *part = split_sentence(proposing->pool, reading.sentence,
	    &reading.subject, &reading.verdict);
	struct proposal *duty;
	int count = 0;
	size_t i;

	if (first_part(item) != NULL && are_own(part)) {
		propose_items(proposing, item, &reading, false, false);
		return;
	}
	for (; part != NULL; part = part->next) {
		reading.sentence = part->sentence;
		reading.verdict = part->verdict;
		duty = add_duty(proposing, item, &reading, ++count);
		duty->covers_items = count == 1 && first_part(item) != NULL;
	}
	for (i = 1; sentences[i] != NULL; i++) {
		if (only_limits(sentences[i]) || !judge_item(proposing->pool,
		    sentences[i], &first->verdict, &reading.verdict))
			continue;
		reading.sentence = sentences[i];
		reading.subject.phrase = NULL;
		add_duty(proposing, item, &reading, ++count);
	}
}

/* An item of a list of acts that is none. */
static void
add_item_exempt(struct proposing *proposing, const struct provision *part)
{
	struct proposal *proposal = add(proposing, PROPOSAL_EXEMPT, part);

	proposal->reason = "constitutive";
	proposal->sure = SURE_LOW;
	proposal->why = "柱書が並べるもののうち、行いでないもの";
}

/*
 * has_own: the provision has a duty besides its items. only_acts: what is no
 * act is no duty either.
 */
static void
propose_items(struct proposing *proposing, const struct provision *provision,
    const struct reading *lead, bool has_own, bool only_acts)
{
	const struct provision *part = first_part(provision);

	if (!has_own)
		add_context(proposing, provision, part, lead);
	for (; part != NULL; part = next_part(part)) {
		struct sentence **sentences = read_sentences(proposing->pool,
		    part), whole;
		struct reading reading;

		if (part->is_deleted || sentences[0] == NULL)
			continue;
		reading = read_item(proposing, lead, sentences[0], &whole);
		if (only_acts && reading.sentence == &whole)
			add_item_exempt(proposing, part);
		else
			propose_item(proposing, part, &reading, sentences);
	}
}

/* ---- paragraphs ---- */

static void
add_exempt(struct proposing *proposing, const struct provision *provision,
    const struct reading *reading)
{
	const struct provision *article = provision->parent;
	struct proposal *proposal;

	/* 第1条 of one paragraph is exempt as a whole. */
	if (article != NULL && article->kind == PROVISION_ARTICLE &&
	    article->next == provision && *article->text == '\0') {
		const struct provision *other = provision->next;

		while (other != NULL && other->depth > provision->depth)
			other = other->next;
		if (other == NULL || other->parent != article)
			provision = article;
	}
	proposal = add(proposing, PROPOSAL_EXEMPT, provision);
	proposal->reason = reading->verdict.reason;
	proposal->sure = reading->verdict.sure;
	proposal->why = reading->verdict.why;
}

/* What was found in a paragraph so far. */
struct found {
	int		 count;		/* of its own duties */
	bool		 has_items;	/* that nothing is said of yet */
	bool		 leads;		/* each of them is a duty */
	struct reading	 lead;
	struct proposal	*first;
};

static bool
announces(const char *said)
{
	return read_has_any(said, (const char *const[]){ "次の", "次に",
	    "各号", "以下の", "下記", NULL });
}

/* 部長は…を伝達し、課長はこれを周知する: who acts in a later part. */
static void
read_own_subject(struct proposing *proposing, const struct part *part,
    struct reading *reading)
{
	struct sentence *own = pool_take(proposing->pool, sizeof *own);
	struct subject subject;

	*own = *part->sentence;
	own->said = own->bare = part->own;
	own->proviso = NULL;
	subject = propose_actor_subject(proposing->pool, proposing->edition,
	    own);
	if (subject.roles == NULL || subject.is_agent ||
	    !word_starts(own->said, subject.phrase))
		return;
	reading->subject = subject;
	reading->sentence = own;
}

/* The things that a sentence asks, one after the other. */
static void
propose_parts(struct proposing *proposing, const struct provision *provision,
    const struct reading *reading, struct found *found)
{
	struct part *at = split_sentence(proposing->pool, reading->sentence,
	    &reading->subject, &reading->verdict);
	struct reading one = *reading;
	struct proposal *duty;
	bool is_first = true;

	for (; at != NULL; at = at->next) {
		one.sentence = at->sentence;
		one.verdict = at->verdict;
		if (!is_first)
			read_own_subject(proposing, at, &one);
		is_first = false;
		if (found->has_items && are_own(at)) {
			found->leads = true;
			found->has_items = false;
			found->lead = one;
			continue;
		}
		duty = add_duty(proposing, provision, &one, ++found->count);
		if (found->first == NULL)
			found->first = duty;
		duty->covers_items = found->has_items &&
		    announces(at->sentence->said);
		if (duty->covers_items)
			found->has_items = false;
	}
}

/* An item that says itself what is done, or what is not to be. */
static bool
is_act(const struct provision *part, const struct reading *lead,
    struct sentence *const *sentences, struct pool *pool)
{
	struct verdict own;
	size_t ending;

	return sentences[0] != NULL && !part->is_deleted &&
	    (judge_item(pool, sentences[0], &lead->verdict, &own) ||
	    is_verb(sentences[0]->bare, &ending));
}

/* 利用者の遵守事項は、次のとおりとする: who, and how strong. */
static bool
read_duty_list(struct proposing *proposing, const struct reading *first,
    struct reading *lead)
{
	const char *noun, *bare = first->sentence->bare, *end, *from;
	bool forbids;

	if (!announces(bare) || !ask_is_duty_list(first->sentence, &noun,
	    &forbids))
		return false;
	*lead = *first;
	end = noun > bare && word_ends_at(bare, noun, "の") ?
	    noun - strlen("の") : noun;
	lead->subject = (struct subject){ .roles = propose_actor_names(
	    proposing->pool, proposing->edition, bare, end, &from),
	    .why = "行う者は柱書の「…の」による" };
	if (lead->subject.roles == NULL)
		lead->subject.why = NULL;
	lead->verdict = (struct verdict){ .kind = PROPOSAL_DUTY,
	    .modality = forbids ? "must-not" : "must", .form = FORM_PLAIN,
	    .sure = SURE_LOW, .why = forbids ? "柱書が禁止事項を並べる" :
	    "柱書が守るべきことを並べる" };
	return true;
}

/* Each item that is an act is a duty; what is none says nothing. */
static bool
propose_duty_list(struct proposing *proposing,
    const struct provision *provision, const struct reading *first)
{
	const struct provision *part = first_part(provision);
	struct reading lead;
	bool has_acts = false;

	if (part == NULL || !read_duty_list(proposing, first, &lead))
		return false;
	for (; part != NULL && !has_acts; part = next_part(part))
		has_acts = is_act(part, &lead, read_sentences(proposing->pool,
		    part), proposing->pool);
	if (has_acts)
		propose_items(proposing, provision, &lead, false, true);
	return has_acts;
}

/* (1) 電子メールは、…利用する。 below a duty is one of its own. */
static void
propose_spoken_items(struct proposing *proposing,
    const struct provision *provision, const struct reading *lead)
{
	const struct provision *part = first_part(provision);

	for (; part != NULL; part = next_part(part)) {
		struct sentence **sentences = read_sentences(proposing->pool,
		    part), whole;
		struct reading reading;
		size_t ending;

		if (part->is_deleted || sentences[0] == NULL ||
		    !sentences[0]->is_ended ||
		    word_ends(sentences[0]->bare, "こと") ||
		    strstr(sentences[0]->bare, "は、") == NULL)
			continue;
		reading = read_one(proposing, sentences[0]);
		if (reading.verdict.kind != PROPOSAL_DUTY &&
		    (!is_verb(sentences[0]->bare, &ending) || ending > 0 ||
		    strcmp(reading.verdict.reason, "constitutive") != 0 ||
		    reading.verdict.sure != SURE_LOW))
			continue;
		reading = read_item(proposing, lead, sentences[0], &whole);
		propose_item(proposing, part, &reading, sentences);
	}
}

/* A paragraph that nothing is said of. */
static void
propose_text(struct proposing *proposing, const struct provision *provision)
{
	struct sentence **sentences = read_sentences(proposing->pool,
	    provision);
	struct reading reading, first = {0}, before;
	struct found found = { .has_items = first_part(provision) != NULL };
	size_t i;

	for (i = 0; sentences[i] != NULL; i++) {
		if (i > 0 && only_limits(sentences[i]))
			continue;
		reading = read_one(proposing, sentences[i]);
		inherit(&reading, i > 0 ? &before : NULL);
		if (i == 0)
			first = reading;
		before = reading;
		/* Of what is so for itself, a proviso names nobody. */
		if (found.count == 0 && reading.subject.roles == NULL &&
		    word_starts(sentences[i]->bare, "ただし"))
			continue;
		if (reading.verdict.kind == PROPOSAL_DUTY)
			propose_parts(proposing, provision, &reading, &found);
	}
	if (found.leads)
		propose_items(proposing, provision, &found.lead,
		    found.count > 0, false);
	else if (found.count == 0 && first.sentence != NULL) {
		if (!propose_duty_list(proposing, provision, &first))
			add_exempt(proposing, provision, &first);
	} else if (found.has_items && found.first != NULL)
		found.first->covers_items = true;
	if (found.first != NULL && found.first->covers_items)
		propose_spoken_items(proposing, provision, &first);
}

/* What is meant to be proposed: nobody has said anything of it. */
static bool
is_open(const struct proposing *proposing, const struct provision *provision)
{
	return provision->is_main && !provision->is_deleted &&
	    provision->kind == PROVISION_PARAGRAPH &&
	    check_coverage(proposing->edition, provision) == COVERAGE_NONE;
}

static void
count_up(struct proposals *proposals)
{
	const struct proposal *at;
	const struct proposed_role *role;

	for (at = proposals->list; at != NULL; at = at->next) {
		proposals->duties += at->kind == PROPOSAL_DUTY;
		proposals->exempts += at->kind == PROPOSAL_EXEMPT;
		proposals->contexts += at->kind == PROPOSAL_CONTEXT;
		if (at->kind != PROPOSAL_DUTY)
			continue;
		proposals->open += *at->roles == '\0';
		proposals->unasked += at->question == NULL;
	}
	for (role = proposals->roles; role != NULL; role = role->next)
		proposals->role_count++;
}

struct proposals *
propose_edition(struct pool *pool, const struct edition *edition)
{
	struct proposals *proposals = pool_take(pool, sizeof *proposals);
	struct proposing proposing = { .pool = pool, .edition = edition,
	    .proposals = proposals, .end = &proposals->list };
	const struct proposal *duty;
	const struct provision *at;

	proposals->pool = pool;
	proposals->edition = edition;
	learn_begin(&proposing.roles, pool, edition);
	for (at = edition->provisions; at != NULL; at = at->next)
		if (is_open(&proposing, at))
			propose_text(&proposing, at);
	borrow_duties(proposals);
	for (duty = proposals->list; duty != NULL; duty = duty->next)
		if (duty->applies != NULL)
			learn_add(&proposing.roles, duty->roles,
			    duty->provision);
	proposals->roles = learn_finish(&proposing.roles);
	count_up(proposals);
	return proposals;
}
