package io.revline.pipeline.config;

import io.revline.kit.caller.Provenance;

/**
 * A part of the configuration. Each feature that can be configured offers one as a bean.
 *
 * @param <T> a record, or a record around a list, that is written to the file and read from it
 */
public interface ConfigSection<T> {
  /** The word it stands under in the file; sections stand in the order of their names. */
  String name();

  /** What it is read as. */
  Class<T> shape();

  /**
   * What is configured, as the transaction at hand sees it, in an order that is always the same.
   */
  T export();

  /**
   * Makes it so, within the transaction at hand; what is so already makes no new version.
   *
   * @throws io.revline.kit.problem.InvalidInput with everything that is wrong; its fields are paths
   *     in the file, such as {@code pipelines[0].stages[2].label}
   */
  void apply(T wanted, Provenance provenance);
}
