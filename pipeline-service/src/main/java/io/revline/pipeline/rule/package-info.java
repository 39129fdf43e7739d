/** What people must have said of a deal before it may stand in a stage. */
@NullMarked
package io.revline.pipeline.rule;

import org.jspecify.annotations.NullMarked;
