/** All configuration in one file. */
@NullMarked
package io.revline.pipeline.config;

import org.jspecify.annotations.NullMarked;
