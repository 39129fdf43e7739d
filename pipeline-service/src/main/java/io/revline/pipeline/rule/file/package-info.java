/** What stages require, in the file of the configuration. */
@NullMarked
package io.revline.pipeline.rule.file;

import org.jspecify.annotations.NullMarked;
