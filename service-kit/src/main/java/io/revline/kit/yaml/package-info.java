/** YAML that people write: read without guessing, and every complaint says its line. */
@NullMarked
package io.revline.kit.yaml;

import org.jspecify.annotations.NullMarked;
