"""The names of the rules that read or judge a statement: what /why explains, one sentence each."""

from enum import StrEnum


class Rule(StrEnum):
    """One rule of EDITORIAL 2.7; goes into `Evidence.rule` and `Verdict.rule`."""

    PARTY_ON_RECORD = "party_on_record"  # a party in its own release, newsroom or account
    PARTY_QUOTED = "party_quoted"  # a party, quoted by an outlet
    REPORTED_FUTURE = "reported_future"  # "a annoncé qu'elle investirait": a conditional that is no doubt
    HEARSAY_CONDITIONAL = "hearsay_conditional"  # "investirait", nobody named
    ANONYMOUS = "anonymous"  # a source without a name, a leak
    RELAY = "relay"  # another outlet's report
    QUESTION = "question"  # the headline asks
    FLAT = "flat"  # the outlet states it, quoting nobody
    PASSIVE = "passive"  # "a été annoncé", by nobody
    OFFICIAL = "official"  # a public body, of somebody else's money
    OWN_MONEY = "own_money"  # a public body, of its own money: a party
    OFFICIAL_SAYS_PARTY_CONFIRMED = "official_says_party_confirmed"
    OTHER_OBJECT = "other_object"  # a party confirms something else
    NO_COMMENT = "no_comment"
    NOT_A_DENIAL = "not_a_denial"  # "ne dément pas", "ni confirmé ni démenti"
    PARTIAL_DENIAL = "partial_denial"  # a figure, a date or a halt is denied, not the deal
    LATEST_WORD = "latest_word"  # a speaker changed its word
    ONE_ORIGIN = "one_origin"  # many outlets, one source
    ISSUER_ONLY = "issuer_only"  # a release speaks for its issuer alone
    THIRD_PARTY = "third_party"  # somebody named who is neither party nor official
    PARTY_DENIES = "party_denies"
    PARTY_CANCELS = "party_cancels"
    PRESS_CANCELS = "press_cancels"  # an outlet's flat word that it is off
    NO_EVIDENCE = "no_evidence"  # all of it was withdrawn
    RELEVANT = "relevant"  # why the text was kept
    BY_HAND = "by_hand"  # a person set the status
    JOINED = "joined"  # why the report was filed in this story
