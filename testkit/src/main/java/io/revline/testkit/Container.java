package io.revline.testkit;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports;
import java.util.Map;
import java.util.Objects;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;

/**
 * A container of a server that keeps its name, its data and its port on this machine when it is
 * stopped and started again, as faults demand. Whoever knows the name can do that, whichever class
 * loader it was created by.
 *
 * @param name of the container; unique on its engine
 * @param image of the server
 * @param port on 127.0.0.1
 * @param innerPort where the server listens inside
 */
record Container(String name, String image, int port, int innerPort) {
  /**
   * Starts it; the first time it is created. The server inside may need a while from then.
   *
   * @param environment counts the first time
   * @param command counts the first time
   */
  void start(Map<String, String> environment, String... command) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    // Testcontainers looks for its own classes there, and a pool's thread has another one.
    thread.setContextClassLoader(Container.class.getClassLoader());
    try {
      if (!exists()) {
        create(environment, command);
      } else if (!runs()) {
        docker().startContainerCmd(name).exec();
      }
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /** Started by Testcontainers, which removes it if this JVM cannot. */
  private void create(Map<String, String> environment, String... command) {
    PortBinding binding =
        new PortBinding(Ports.Binding.bindIpAndPort("127.0.0.1", port), new ExposedPort(innerPort));
    new GenericContainer<>(image)
        .withEnv(environment)
        .withCommand(command)
        .withCreateContainerCmdModifier(create -> {
          HostConfig host = Objects.requireNonNull(create.getHostConfig());
          create.withName(name).withExposedPorts(binding.getExposedPort());
          host.withPortBindings(binding);
        })
        .start();
  }

  private boolean exists() {
    try {
      docker().inspectContainerCmd(name).exec();
      return true;
    } catch (NotFoundException e) {
      return false;
    }
  }

  private boolean runs() {
    return exists()
        && Boolean.TRUE.equals(docker().inspectContainerCmd(name).exec().getState().getRunning());
  }

  /** Asks the server to end, and waits until it has. */
  void stop() {
    if (runs()) {
      docker().stopContainerCmd(name).withTimeout(60).exec();
    }
  }

  /** Ends the server by SIGKILL. */
  void kill() {
    if (runs()) {
      docker().killContainerCmd(name).exec();
      docker().waitContainerCmd(name).start().awaitStatusCode();
    }
  }

  /** Freezes every process in it. */
  void pause() {
    docker().pauseContainerCmd(name).exec();
  }

  /** Lets them go on. */
  void unpause() {
    docker().unpauseContainerCmd(name).exec();
  }

  /** Ends the server and deletes its data. */
  void remove() {
    if (exists()) {
      docker().removeContainerCmd(name).withForce(true).withRemoveVolumes(true).exec();
    }
  }

  private static DockerClient docker() {
    return DockerClientFactory.instance().client();
  }
}
