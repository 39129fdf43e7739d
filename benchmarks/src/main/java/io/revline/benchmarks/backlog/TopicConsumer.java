package io.revline.benchmarks.backlog;

import io.revline.contracts.Topics;
import io.revline.platform.home.Service;

/** A consumer that is measured. */
public enum TopicConsumer {
  /** What other systems tell, into the timelines of deals. */
  INTAKE(Service.PIPELINE, "pipeline-intake", Topics.INTAKE),
  /** Deals into the projection that forecasts are made of. */
  FORECAST(Service.FORECAST, "forecast-service", Topics.DEALS),
  /** Deals into the projection that scorecards are made of. */
  PERFORMANCE(Service.PERFORMANCE, "performance-service", Topics.DEALS);

  private final Service service;
  private final String inbox;
  private final String topic;

  TopicConsumer(Service service, String inbox, String topic) {
    this.service = service;
    this.inbox = inbox;
    this.topic = topic;
  }

  /** Whose it is. */
  public Service service() {
    return service;
  }

  /** The name its events have in the inbox; a service has others beside it. */
  String inbox() {
    return inbox;
  }

  String topic() {
    return topic;
  }
}
