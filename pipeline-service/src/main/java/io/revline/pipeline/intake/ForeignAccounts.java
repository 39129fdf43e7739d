package io.revline.pipeline.intake;

import io.revline.kit.caller.Provenance;
import io.revline.kit.database.Sql;
import io.revline.kit.json.CanonicalJson;
import io.revline.kit.problem.InvalidInput;
import io.revline.kit.reference.Draft;
import io.revline.kit.reference.Reference;
import io.revline.kit.reference.ReferenceCommands;
import io.revline.kit.reference.References;
import io.revline.pipeline.account.Account;
import io.revline.pipeline.account.Accounts;
import io.revline.pipeline.account.ForeignName;
import io.revline.pipeline.intake.Tidings.OfAccount;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Accounts as other systems know them. An account belongs to the sources that have a name for it; a
 * new one is called here what its source calls it.
 */
@ApplicationScoped
class ForeignAccounts {
  private static final String NAMED =
      """
      SELECT id FROM reference_version latest
      WHERE type = 'account' AND body -> 'externalIds' @> ?::jsonb AND NOT EXISTS (
        SELECT FROM reference_version later
        WHERE later.type = latest.type AND later.id = latest.id AND later.version > latest.version)
      ORDER BY id LIMIT 1
      """;

  private final DataSource database;
  private final Accounts accounts;
  private final References references;
  private final ReferenceCommands commands;

  ForeignAccounts(
      DataSource database, Accounts accounts, References references, ReferenceCommands commands) {
    this.database = database;
    this.accounts = accounts;
    this.references = references;
    this.commands = commands;
  }

  /** Takes in what is told of an account, unless something newer was told already. */
  void take(OfAccount told, Provenance by) {
    String id = idOf(told.name());
    if (!isNewest(id, told)) {
      return;
    }
    Account account = told.account();
    if (account == null) {
      references.delete(accounts.type(), id, by);
    } else {
      commands.upsert(accounts, new Draft<>(id, named(account, id, told.name())), by);
    }
  }

  /** The account of that name, deleted or not; of an unknown name, the one to be made. */
  private String idOf(ForeignName name) {
    return Sql.of(NAMED, CanonicalJson.write(List.of(name)))
        .first(database, row -> row.getString("id"))
        .orElseGet(() -> unclaimed(name));
  }

  private String unclaimed(ForeignName name) {
    if (references.find(accounts.type(), name.id()).isPresent()) {
      throw InvalidInput.of(
          "subject",
          "account %s is not one of %s: give it the external id %s=%s first"
              .formatted(name.id(), name.source(), name.source(), name.id()));
    }
    return name.id();
  }

  /** Notes the time of an event, if none of a later time was taken in before. */
  private boolean isNewest(String id, OfAccount told) {
    return Sql.of("INSERT INTO intake_account AS known VALUES (?, ?, ?)", id, told.at(), told.seq())
            .add(" ON CONFLICT (account_id) DO UPDATE SET at = excluded.at, seq = excluded.seq")
            .add(" WHERE (known.at, known.seq) <= (excluded.at, excluded.seq)")
            .update(database)
        == 1;
  }

  /** The account with the names that others have for it, and this one. */
  private Account named(Account account, String id, ForeignName name) {
    Optional<Reference<Account>> stands = references.find(accounts.type(), id);
    List<ForeignName> names = new ArrayList<>();
    stands.ifPresent(reference -> names.addAll(reference.body().externalIds()));
    if (!names.contains(name)) {
      names.add(name);
    }
    return new Account(
        account.name(),
        account.region(),
        account.industry(),
        account.parent(),
        account.segment(),
        names);
  }
}
