package io.revline.platform.demo;

import java.time.LocalDate;

/** A deal of the CRM, as it begins. */
record Opportunity(
    String id, LocalDate created, Rep owner, Account account, LeadSource source, String name) {}
