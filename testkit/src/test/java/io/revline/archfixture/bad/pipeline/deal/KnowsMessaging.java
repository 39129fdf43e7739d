package io.revline.archfixture.bad.pipeline.deal;

import org.eclipse.microprofile.reactive.messaging.Message;

/** A root that knows messaging. */
record KnowsMessaging(Message<String> message) {}
