package io.revline.pipeline.account.web;

import io.revline.kit.csv.CsvRow;
import io.revline.kit.export.Columns;
import io.revline.kit.problem.InvalidInput;
import io.revline.kit.reference.Draft;
import io.revline.kit.reference.Reference;
import io.revline.kit.reference.web.PathId;
import io.revline.kit.reference.web.ReferenceForm;
import io.revline.pipeline.account.Account;
import io.revline.pipeline.account.ForeignName;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How accounts are written down. In tables, external ids look like {@code erp=40017;crm=A-1}. */
final class AccountForm implements ReferenceForm<Account, AccountRequest, AccountResponse> {
  private static final Columns<AccountResponse> COLUMNS =
      Columns.of(AccountResponse.class)
          .without("version", "externalIds", "updatedAt")
          .with("externalIds", AccountForm::externalIds);

  @Override
  public Class<AccountRequest> request() {
    return AccountRequest.class;
  }

  @Override
  public Draft<Account> draft(@Nullable String id, AccountRequest request) {
    List<AccountRequest.ExternalId> names =
        request.externalIds() == null ? List.of() : request.externalIds();
    return new Draft<>(
        PathId.agreed(id, request.id()),
        Account.entered(
            request.name(),
            request.region(),
            request.industry(),
            request.parent(),
            request.segment(),
            names.stream().map(name -> ForeignName.entered(name.source(), name.id())).toList()));
  }

  @Override
  public AccountResponse view(Reference<Account> reference) {
    return AccountResponse.from(reference);
  }

  @Override
  public Columns<AccountResponse> columns() {
    return COLUMNS;
  }

  @Override
  public AccountRequest fromRow(CsvRow row) {
    return new AccountRequest(
        row.cell("id"),
        row.cell("name"),
        row.cell("region"),
        row.cell("industry"),
        row.cell("parent"),
        row.cell("segment"),
        externalIds(row.cell("externalIds")));
  }

  private static String externalIds(AccountResponse account) {
    return account.externalIds().stream()
        .map(name -> name.source() + "=" + name.id())
        .collect(Collectors.joining(";"));
  }

  private static List<AccountRequest.ExternalId> externalIds(@Nullable String cell) {
    return cell == null
        ? List.of()
        : Arrays.stream(cell.split(";", -1)).map(AccountForm::externalId).toList();
  }

  private static AccountRequest.ExternalId externalId(String text) {
    int equals = text.indexOf('=');
    if (equals < 0) {
      throw InvalidInput.of("externalIds", "must look like erp=40017;crm=A-1");
    }
    return new AccountRequest.ExternalId(text.substring(0, equals), text.substring(equals + 1));
  }
}
