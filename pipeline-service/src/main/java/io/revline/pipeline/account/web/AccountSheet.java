package io.revline.pipeline.account.web;

import io.revline.kit.reference.ReferenceCommands;
import io.revline.kit.reference.web.ReferenceSheet;
import io.revline.pipeline.account.Accounts;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Accounts as a table that imports fill. */
final class AccountSheet {
  private AccountSheet() {}

  @Produces
  @Singleton
  static ReferenceSheet sheet(Accounts accounts, ReferenceCommands commands) {
    return ReferenceSheet.of("accounts", accounts, new AccountForm(), commands);
  }
}
