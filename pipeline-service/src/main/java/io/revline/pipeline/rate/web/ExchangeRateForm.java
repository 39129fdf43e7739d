package io.revline.pipeline.rate.web;

import io.revline.kit.csv.CsvRow;
import io.revline.kit.currency.ExchangeRate;
import io.revline.kit.export.Columns;
import io.revline.kit.problem.InvalidInput;
import io.revline.kit.reference.Draft;
import io.revline.kit.reference.Reference;
import io.revline.kit.reference.web.Cells;
import io.revline.kit.reference.web.ReferenceForm;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** How exchange rates are written down. Their id is currency and date, so it is never sent. */
final class ExchangeRateForm
    implements ReferenceForm<ExchangeRate, ExchangeRateRequest, ExchangeRateResponse> {
  private static final Columns<ExchangeRateResponse> COLUMNS =
      Columns.of(ExchangeRateResponse.class).without("id", "version", "updatedAt");

  @Override
  public Class<ExchangeRateRequest> request() {
    return ExchangeRateRequest.class;
  }

  @Override
  public Draft<ExchangeRate> draft(@Nullable String id, ExchangeRateRequest request) {
    ExchangeRate rate =
        id == null
            ? ExchangeRate.entered(request.currency(), request.date(), request.rate())
            : named(id, request);
    return new Draft<>(rate.key(), rate);
  }

  @Override
  public ExchangeRateResponse view(Reference<ExchangeRate> reference) {
    return ExchangeRateResponse.from(reference);
  }

  @Override
  public Columns<ExchangeRateResponse> columns() {
    return COLUMNS;
  }

  @Override
  public ExchangeRateRequest fromRow(CsvRow row) {
    return new ExchangeRateRequest(
        row.cell("currency"), Cells.date(row, "date"), Cells.decimal(row, "rate"));
  }

  private static ExchangeRate named(String id, ExchangeRateRequest request) {
    int slash = id.indexOf('/');
    String currency = id.substring(0, slash);
    LocalDate date = Cells.date("date", id.substring(slash + 1));
    boolean same =
        (request.currency() == null || request.currency().equals(currency))
            && (request.date() == null || request.date().equals(date));
    if (!same) {
      throw InvalidInput.of("currency", "and date are those of the path: leave them out here");
    }
    return ExchangeRate.entered(currency, date, request.rate());
  }
}
