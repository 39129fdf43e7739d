package io.revline.contracts.people;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a rep is to a team. */
public enum MembershipRole {
  /** Sells in it. */
  @JsonProperty("member")
  MEMBER,
  /** Leads it. */
  @JsonProperty("manager")
  MANAGER
}
