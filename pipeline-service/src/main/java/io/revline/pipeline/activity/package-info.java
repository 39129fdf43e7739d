/** What people do for deals and what they note about them. */
@NullMarked
package io.revline.pipeline.activity;

import org.jspecify.annotations.NullMarked;
