package io.revline.forecast.period;

import io.revline.kit.caller.Caller;
import io.revline.kit.database.Sql;
import io.revline.kit.people.Visibility;
import io.revline.kit.problem.Forbidden;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Who may see which node, by today's hierarchy: a rep the own one, a manager the teams managed with
 * all below and everybody in them, who sees everything all.
 */
@ApplicationScoped
class NodeAccess {
  private final DataSource database;
  private final Visibility visibility;

  NodeAccess(DataSource database, Visibility visibility) {
    this.database = database;
    this.visibility = visibility;
  }

  /**
   * The node that is asked for.
   *
   * @param word absent: the company for those who see everything, else the caller's own
   * @throws io.revline.kit.problem.InvalidInput when it is no node
   * @throws Forbidden when the caller may not see it
   */
  Node node(@Nullable String word, Caller caller) {
    if (word != null) {
      return seen(Node.of(word), caller);
    }
    if (caller.seesEverything()) {
      return Node.COMPANY;
    }
    if (caller.rep() == null) {
      throw new Forbidden("the token names no rep, so there is no business of your own to show");
    }
    return Node.rep(caller.rep());
  }

  private Node seen(Node node, Caller caller) {
    boolean seen =
        switch (node.kind()) {
          case COMPANY -> caller.seesEverything();
          case TEAM -> isSeen(visibility.ofTeam(caller, "asked.id"), node);
          case REP -> isSeen(visibility.ofOwner(caller, "asked.id"), node);
        };
    if (!seen) {
      throw new Forbidden(
          "%s is not yours to see: leave node out for your own business".formatted(node.word()));
    }
    return node;
  }

  private boolean isSeen(Sql condition, Node node) {
    List<Boolean> seen =
        Sql.of("SELECT ")
            .add(condition)
            .add(" AS seen FROM (SELECT ?::text AS id) AS asked", node.id())
            .list(database, row -> row.getBoolean("seen"));
    return seen.getFirst();
  }
}
