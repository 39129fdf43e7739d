package io.revline.platform.command;

import io.revline.platform.Revline;
import io.revline.platform.home.Home;
import io.revline.platform.home.PortPlan;
import io.revline.platform.process.ChildProcess;
import io.revline.platform.process.Signals;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs {@code revline up} in the background and shows what it says until it is ready. */
final class Detached {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

  private final Home home;
  private final Path log;
  private long shown;

  Detached(Home home) {
    this.home = home;
    this.log = home.log("platform");
  }

  int start(PortPlan ports, boolean empty) throws IOException, InterruptedException {
    ReadyMark.remove(home);
    shown = Files.exists(log) ? Files.size(log) : 0;
    Process supervisor = ChildProcess.start(command(ports, empty), Map.of(), log);
    while (!ReadyMark.isSet(home)) {
      if (Signals.awaitExit(supervisor.toHandle(), BETWEEN_LOOKS)) {
        showNews();
        return supervisor.waitFor();
      }
      showNews();
    }
    showNews();
    return 0;
  }

  /** The command line of this process, with what it came to in place of its arguments. */
  private static List<String> command(PortPlan ports, boolean empty) {
    List<String> command = new ArrayList<>();
    command.add(ChildProcess.java());
    for (String argument : ProcessHandle.current().info().arguments().orElseThrow()) {
      command.add(argument);
      if (argument.equals(Revline.class.getName())) {
        break;
      }
    }
    command.addAll(List.of("up", "--port-base", Integer.toString(ports.base())));
    if (empty) {
      command.add("--empty");
    }
    return command;
  }

  private void showNews() throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
      file.seek(shown);
      byte[] news = new byte[Math.toIntExact(file.length() - shown)];
      file.readFully(news);
      System.out.write(news);
      System.out.flush();
      shown += news.length;
    }
  }
}
