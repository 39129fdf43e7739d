/** Rules of deals over REST. */
@NullMarked
package io.revline.pipeline.rule.web;

import org.jspecify.annotations.NullMarked;
