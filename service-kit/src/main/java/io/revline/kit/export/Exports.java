package io.revline.kit.export;

import io.revline.kit.figure.Figure;
import io.revline.kit.http.Format;
import io.revline.kit.http.Parameters;
import jakarta.enterprise.context.RequestScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Lets an operation that produces {@link Format#ANY} answer with a table as well. Each such
 * operation hands what it answers through one of these methods; as JSON it stays as it is.
 */
@RequestScoped
public class Exports {
  /** As many as the largest page that JSON can ask for, so an export holds no more in memory. */
  private static final int PAGE = 200;

  private Format wanted = Format.JSON;
  private @Nullable Table table;

  /** Reads a page of a list: at most that many, after that cursor or from the start. */
  @FunctionalInterface
  public interface Pages<P> {
    /** One page. */
    P read(int limit, @Nullable String cursor);
  }

  /**
   * Whether a table is wanted. A list that knows times is then read as of one, for it is read page
   * by page while others write.
   */
  public boolean isTable() {
    return wanted != Format.JSON;
  }

  /**
   * A page of a list as JSON, or all that follows the cursor as a table. With a limit the table has
   * what the page would have.
   */
  public <V, P extends Listed<V>> P list(
      String name,
      Columns<V> columns,
      @Nullable Integer limit,
      @Nullable String cursor,
      Pages<P> pages) {
    if (!isTable()) {
      return pages.read(Parameters.limit(limit), cursor);
    }
    boolean whole = limit == null;
    P first = pages.read(whole ? PAGE : Parameters.limit(limit), cursor);
    table =
        new Table(
            name,
            columns.names(),
            () -> (whole ? from(first, pages) : first.items().stream()).flatMap(rows(columns)),
            first.asOf(),
            first.knownAt(),
            whole ? null : first.next());
    return first;
  }

  /** An answer that is one figure. */
  public Figure figure(String name, Figure figure) {
    return figures(name, figure, List.of(figure));
  }

  /** An answer made of figures: a row for each group of each, and for each total. */
  public <A> A figures(String name, A answer, List<Figure> figures) {
    Figure any = figures.getFirst();
    return rows(
        name,
        FigureLine.COLUMNS,
        answer,
        figures.stream().flatMap(FigureLine::of).toList(),
        any.asOf(),
        any.knownAt());
  }

  /** An answer that holds a few things, all of which it shows. */
  public <A, V> A rows(
      String name,
      Columns<V> columns,
      A answer,
      List<V> items,
      @Nullable Instant asOf,
      @Nullable Instant knownAt) {
    table =
        new Table(
            name,
            columns.names(),
            () -> items.stream().flatMap(rows(columns)),
            asOf,
            knownAt,
            null);
    return answer;
  }

  void want(Format format) {
    wanted = format;
  }

  Format wanted() {
    return wanted;
  }

  /** What was answered as a table, where one is wanted. */
  Optional<Table> table() {
    return isTable() ? Optional.ofNullable(table) : Optional.empty();
  }

  /**
   * Each page is read when the one before it is written, and forgotten then. A page without
   * anything is the last, even of a list that always says where to go on.
   */
  private static <V, P extends Listed<V>> Stream<V> from(P first, Pages<P> pages) {
    return Stream.iterate(
            Optional.of(first),
            page -> page.filter(each -> !each.items().isEmpty()).isPresent(),
            page -> page.map(Listed::next).map(cursor -> pages.read(PAGE, cursor)))
        .flatMap(Optional::stream)
        .flatMap(page -> page.items().stream());
  }

  private static <V> Function<V, Stream<List<@Nullable Object>>> rows(Columns<V> columns) {
    return each -> columns.rows().apply(each).stream();
  }
}
