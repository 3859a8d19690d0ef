//! Tests of legal force.
