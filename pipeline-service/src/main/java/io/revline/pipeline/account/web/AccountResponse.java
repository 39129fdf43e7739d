package io.revline.pipeline.account.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.revline.kit.reference.Reference;
import io.revline.pipeline.account.Account;
import io.revline.pipeline.account.ForeignName;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An account as callers see it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AccountResponse(
    String id,
    long version,
    String name,
    @Nullable String region,
    @Nullable String industry,
    @Nullable String parent,
    @Nullable String segment,
    List<ExternalId> externalIds,
    Instant updatedAt) {

  /** The name another system gives the account. */
  record ExternalId(String source, String id) {
    static ExternalId from(ForeignName name) {
      return new ExternalId(name.source(), name.id());
    }
  }

  static AccountResponse from(Reference<Account> reference) {
    Account account = reference.body();
    return new AccountResponse(
        reference.id(),
        reference.version(),
        account.name(),
        account.region(),
        account.industry(),
        account.parent(),
        account.segment(),
        account.externalIds().stream().map(ExternalId::from).toList(),
        reference.recordedAt());
  }
}
