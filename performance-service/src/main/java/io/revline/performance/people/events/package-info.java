/** People told to other services. */
@NullMarked
package io.revline.performance.people.events;

import org.jspecify.annotations.NullMarked;
