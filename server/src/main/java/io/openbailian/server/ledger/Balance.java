package io.openbailian.server.ledger;

/// What a workspace has.
///
/// @param limited whether it was ever granted anything; without, there is none to exhaust
public record Balance(
    String workspace, boolean limited, Money granted, Money spent, Money reserved) {

  public Money remaining() {
    return granted.minus(spent).minus(reserved);
  }
}
