package io.revline.performance.people.web;

import io.revline.kit.caller.CurrentCaller;
import io.revline.kit.http.Answer;
import io.revline.kit.problem.InvalidInput;
import io.revline.kit.reference.Reference;
import io.revline.performance.people.Directory.Found;
import io.revline.performance.people.Entry;
import io.revline.performance.people.Register;
import io.revline.performance.people.Register.Written;
import io.revline.performance.people.Rules;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.time.Instant;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Puts, deletes and shows one object, whatever its kind, and answers with its version. */
@ApplicationScoped
class Writing {
  private final Register register;
  private final CurrentCaller current;

  Writing(Register register, CurrentCaller current) {
    this.register = register;
    this.current = current;
  }

  /** 201 for an object that was not there, 200 for one that was. */
  <T> Response put(
      Rules<T> rules,
      String path,
      String id,
      @Nullable String ifMatch,
      @Nullable Entry<T> entry,
      BiFunction<Reference<T>, @Nullable Instant, ?> shape) {
    if (entry == null) {
      throw InvalidInput.of("body", "is required: a JSON object");
    }
    Written<T> written = register.put(rules, entry.named(id), ifMatch, current.get().provenance());
    Reference<T> reference = written.reference();
    Object body = shape.apply(reference, null);
    return (written.isNew()
            ? Answer.created(
                UriBuilder.fromPath(path).path("{id}").build(id), reference.version(), body)
            : Answer.ok(reference.version(), body))
        .toResponse();
  }

  /** 204 for an object that is gone now. */
  Response delete(Rules<?> rules, String id, @Nullable String ifMatch) {
    register.delete(rules, id, ifMatch, current.get().provenance());
    return Response.noContent().build();
  }

  /** 200 for the one object that was found. */
  static <T> Response shown(Found<T> found, BiFunction<Reference<T>, @Nullable Instant, ?> shape) {
    Reference<T> reference = found.items().getFirst();
    return Answer.ok(reference.version(), shape.apply(reference, found.knownAt())).toResponse();
  }
}
