package io.revline.performance.people.web;

import io.revline.kit.caller.Caller;
import io.revline.kit.caller.CurrentCaller;
import io.revline.kit.http.Answer;
import io.revline.kit.http.IdempotentRequests;
import io.revline.kit.problem.InvalidInput;
import io.revline.performance.people.Entry;
import io.revline.performance.people.Register;
import io.revline.performance.people.Register.Result;
import io.revline.performance.people.Rules;
import io.revline.performance.people.file.Sheet;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts many objects of one kind in one transaction and says what became of each. */
@ApplicationScoped
class BatchWork {
  private static final int MOST = 1_000;

  private final Register register;
  private final IdempotentRequests requests;
  private final CurrentCaller current;

  BatchWork(Register register, IdempotentRequests requests, CurrentCaller current) {
    this.register = register;
    this.requests = requests;
    this.current = current;
  }

  /** Items of a JSON body. */
  <T> Response items(
      Rules<T> rules, @Nullable String key, @Nullable List<? extends Entry<T>> items) {
    List<? extends Entry<T>> entries = items == null ? List.of() : items;
    return answer(rules, key, entries, entries, null);
  }

  /** Items of a file. */
  <T> Response file(Rules<T> rules, @Nullable String key, byte[] file, Sheet<T> sheet) {
    return answer(rules, key, file, sheet.entries(), sheet.lines());
  }

  private <T> Response answer(
      Rules<T> rules,
      @Nullable String key,
      Object request,
      List<? extends Entry<T>> entries,
      @Nullable List<Long> lines) {
    if (entries.isEmpty() || entries.size() > MOST) {
      throw InvalidInput.of(
          "items", "must be 1 to %d, are %d: split them".formatted(MOST, entries.size()));
    }
    Caller caller = current.get();
    String scope = caller.subject() + " POST /" + rules.type().name() + "s:batch";
    return requests
        .once(
            key,
            scope,
            request,
            () -> {
              List<Result<T>> results = register.putAll(rules, entries, caller.provenance());
              return new Answer(200, null, null, said(results, lines));
            })
        .toResponse();
  }

  private static <T> BatchAnswer said(List<Result<T>> results, @Nullable List<Long> lines) {
    return new BatchAnswer(
        results.stream()
            .map(result ->
                BatchAnswer.Item.from(result, lines == null ? null : lines.get(result.index())))
            .toList());
  }
}
