package io.revline.testkit.operations;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;

/** All that this process logs from now on, with its context and its exceptions, until closed. */
public final class LoggedLines implements AutoCloseable {
  private static final PatternFormatter EVERYTHING = new PatternFormatter("%p %c %X %s%e");
  private static final Logger ROOT = Logger.getLogger("");

  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final Handler collector =
      new Handler() {
        @Override
        public void publish(LogRecord line) {
          lines.add(EVERYTHING.format(ExtLogRecord.wrap(line)));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  /** Begins to collect. */
  public LoggedLines() {
    ROOT.addHandler(collector);
  }

  /** What was logged so far. */
  public List<String> soFar() {
    return List.copyOf(lines);
  }

  @Override
  public void close() {
    ROOT.removeHandler(collector);
  }
}
