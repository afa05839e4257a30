package org.lastmile.publish;

import java.util.Comparator;
import org.lastmile.contract.DisclosurePolicy;
import org.lastmile.contract.RowPolicy;
import org.lastmile.disclosure.RowShares;

/** Which policy each publication of an edition obeys. */
record PublicationPolicies(ReleaseInputs inputs) {
    /** The policy of a publication; of one that is there no more, the strictest of those that are. */
    DisclosurePolicy of(String publication) {
        return inputs.catalogue().publications().stream()
                .filter(one -> one.id().equals(publication))
                .map(one -> inputs.policy(one.policy()))
                .findFirst()
                .orElseGet(this::strictest);
    }

    /** What may be said of rows of files, which belong to no publication: by the strictest of them. */
    RowShares rowShares() {
        return new RowShares(strictest(), RowPolicy.read(ReleaseInputs.policyFile()));
    }

    DisclosurePolicy strictest() {
        return inputs.catalogue().publications().stream()
                .map(publication -> inputs.policy(publication.policy()))
                .max(Comparator.comparingInt(DisclosurePolicy::minimum))
                .orElseThrow();
    }
}
