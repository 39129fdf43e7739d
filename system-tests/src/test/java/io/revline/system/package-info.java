/** The whole system as its users meet it: the gateway, Kafka, the command line, the README. */
@NullMarked
package io.revline.system;

import org.jspecify.annotations.NullMarked;
