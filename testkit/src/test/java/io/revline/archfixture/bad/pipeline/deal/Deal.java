package io.revline.archfixture.bad.pipeline.deal;

import jakarta.persistence.Entity;

/** Harmless, but shown by a resource. */
@Entity
public class Deal {}
