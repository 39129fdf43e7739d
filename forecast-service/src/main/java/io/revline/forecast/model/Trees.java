package io.revline.forecast.model;

import com.microsoft.ml.lightgbm.PredictionType;
import io.github.metarank.lightgbm4j.LGBMBooster;
import io.github.metarank.lightgbm4j.LGBMDataset;
import io.github.metarank.lightgbm4j.LGBMException;
import java.lang.ref.Cleaner;
import java.lang.ref.Reference;
import org.jspecify.annotations.Nullable;

/**
 * Boosted decision trees for a yes or no. Their raw score is a log-odds, or what is to be added to
 * the one they started from. The same rows in the same order give the same trees.
 */
final class Trees {
  private static final Cleaner UNUSED = Cleaner.create();

  /** Threads of its own would wait for each other by turning: whoever asks divides the work. */
  private static final String RUN = " num_threads=1 verbosity=-1";

  private final LGBMBooster booster;
  private final int columns;

  private Trees(LGBMBooster booster, int columns) {
    this.booster = booster;
    this.columns = columns;
    UNUSED.register(this, () -> close(booster));
  }

  /** Trees of a text that {@link #text} gave. */
  static Trees of(String text, int columns) {
    NativeTrees.load();
    try {
      return new Trees(LGBMBooster.loadModelFromString(text), columns);
    } catch (LGBMException failed) {
      throw failed(failed);
    }
  }

  /**
   * Grows trees.
   *
   * @param rows a number that is NaN is unknown
   * @param labels 0 or 1 for each row
   * @param start log-odds that are known already, or null
   */
  static Trees grown(
      Matrix rows, float[] labels, float[] weights, double @Nullable [] start, Growth growth) {
    NativeTrees.load();
    String settings = growth.settings() + RUN;
    try (LGBMDataset data =
        LGBMDataset.createFromMat(
            rows.values(), rows.rows(), rows.columns(), true, settings, null)) {
      data.setField("label", labels);
      data.setField("weight", weights);
      if (start != null) {
        data.setField("init_score", start);
      }
      LGBMBooster booster = LGBMBooster.create(data, settings);
      for (int round = 0; round < growth.rounds(); round++) {
        if (booster.updateOneIter()) {
          break;
        }
      }
      Trees trees = of(saved(booster), rows.columns());
      booster.close();
      return trees;
    } catch (LGBMException failed) {
      throw failed(failed);
    }
  }

  /** The raw score of each row. */
  double[] scores(Matrix rows) {
    return predict(rows, PredictionType.C_API_PREDICT_RAW_SCORE);
  }

  /** What each column adds to the raw score of each row; the last of a row is where all start. */
  double[] contributions(Matrix rows) {
    return predict(rows, PredictionType.C_API_PREDICT_CONTRIB);
  }

  String text() {
    try {
      return saved(booster);
    } catch (LGBMException failed) {
      throw failed(failed);
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  private static void close(LGBMBooster unused) {
    try {
      unused.close();
    } catch (LGBMException failed) {
      throw failed(failed);
    }
  }

  private double[] predict(Matrix rows, PredictionType type) {
    if (rows.rows() == 0) {
      return new double[0];
    }
    try {
      return booster.predictForMat(rows.values(), rows.rows(), columns, true, type, RUN.strip());
    } catch (LGBMException failed) {
      throw failed(failed);
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  private static String saved(LGBMBooster booster) throws LGBMException {
    return booster.saveModelToString(0, -1, LGBMBooster.FeatureImportanceType.GAIN);
  }

  private static IllegalStateException failed(LGBMException cause) {
    return new IllegalStateException("decision trees failed: " + cause.getMessage(), cause);
  }
}
