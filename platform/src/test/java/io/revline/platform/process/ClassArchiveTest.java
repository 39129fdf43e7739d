package io.revline.platform.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassArchiveTest {
  private static final String MAPPED = Idle.class.getName() + " source: shared objects file (top)";

  @TempDir Path directory;
  private final List<Process> started = new ArrayList<>();
  private Path jar;
  private ClassArchive archive;

  /** A program that says that it is ready and then waits to be killed. */
  static final class Idle {
    private Idle() {}

    public static void main(String[] arguments) throws InterruptedException {
      System.out.println("ready");
      Thread.currentThread().join();
    }
  }

  @BeforeEach
  void packProgram() throws IOException {
    jar = directory.resolve("idle.jar");
    String entry = Idle.class.getName().replace('.', '/') + ".class";
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
        InputStream in = ClassArchiveTest.class.getResourceAsStream("/" + entry)) {
      out.putNextEntry(new JarEntry(entry));
      in.transferTo(out);
    }
    Files.setLastModifiedTime(jar, FileTime.fromMillis(0));
    archive = new ClassArchive(jar);
  }

  @AfterEach
  void stop() {
    started.forEach(Process::destroyForcibly);
  }

  @Test
  void what_one_run_recorded_the_next_one_maps() throws IOException {
    record();
    assertThat(archive.keep()).isTrue();

    start("next", archive.toMap());

    assertThat(directory.resolve("recording")).content().doesNotContain(MAPPED);
    assertThat(directory.resolve("next")).content().contains(MAPPED);
  }

  @Test
  void nothing_is_mapped_until_it_is_kept() {
    record();

    assertThat(archive.exists()).isFalse();
    assertThat(archive.toMap()).isEmpty();
  }

  @Test
  void an_archive_older_than_the_program_is_not_used() throws IOException {
    record();
    assertThat(archive.keep()).isTrue();
    Files.setLastModifiedTime(
        jar, FileTime.fromMillis(System.currentTimeMillis() + Duration.ofDays(1).toMillis()));

    assertThat(archive.exists()).isFalse();
    assertThat(archive.toMap()).isEmpty();
  }

  @Test
  void an_archive_of_other_jars_is_passed_over_by_the_program() throws IOException {
    record();
    assertThat(archive.keep()).isTrue();
    packProgram();
    Files.setLastModifiedTime(jar, FileTime.fromMillis(1_000_000));

    start("next", archive.toMap());

    assertThat(directory.resolve("next")).content().contains("ready").doesNotContain(MAPPED);
  }

  @Test
  void where_nothing_was_recorded_nothing_is_kept_and_nothing_fails() {
    assertThat(archive.keep()).isFalse();
    assertThat(archive.toMap()).isEmpty();
  }

  @Test
  void what_a_killed_program_left_is_discarded() throws IOException {
    Files.writeString(directory.resolve("classes-%s.jsa.new".formatted(Runtime.version())), "half");

    archive.discard();

    assertThat(files()).noneMatch(file -> file.contains(".jsa"));
  }

  private void record() {
    Process recording = start("recording", archive.toRecord());
    assertThat(Signals.end(recording.toHandle(), "TERM", Duration.ofSeconds(30))).isTrue();
  }

  private Process start(String log, List<String> forClasses) {
    List<String> command = new ArrayList<>(List.of(ChildProcess.java(), "-Xmx32m"));
    command.addAll(forClasses);
    command.addAll(List.of("-Xlog:class+load", "-cp", jar.toString(), Idle.class.getName()));
    Process process = ChildProcess.start(command, Map.of(), directory.resolve(log));
    started.add(process);
    await().until(() -> Files.readString(directory.resolve(log)).contains("ready"));
    return process;
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(Path::toString).toList();
    }
  }
}
