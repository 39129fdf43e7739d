/** People over REST. */
@NullMarked
package io.revline.performance.people.web;

import org.jspecify.annotations.NullMarked;
