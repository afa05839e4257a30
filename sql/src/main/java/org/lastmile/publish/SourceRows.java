package org.lastmile.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.lastmile.disclosure.DeliveryRows;
import org.lastmile.disclosure.DeliveryRows.Rows;
import org.lastmile.disclosure.RowShares;
import org.lastmile.release.SourceQuality.Between;
import org.lastmile.release.SourceQuality.Exactly;
import org.lastmile.release.SourceQuality.RowsTold;
import org.lastmile.release.SourceQuality.TooFew;
import org.lastmile.warehouse.Coverage;
import org.lastmile.warehouse.PartnerQuality;
import org.lastmile.warehouse.Quality;

/**
 * What may be told of the rows of one source.
 *
 * @param isPublic whether counts may be told as they are
 */
record SourceRows(List<PartnerQuality> rows, boolean isPublic, RowShares shares) {
    SourceRows {
        rows = List.copyOf(rows);
    }

    /** Deliveries that the rows told are of. */
    int deliveries() {
        var deliveries = deliveries(SourceRows::isSetAside);
        return isPublic ? deliveries.size() : shares.share(deliveries).deliveries();
    }

    RowsTold setAside() {
        return told(SourceRows::isSetAside);
    }

    RowsTold repaired() {
        return told(SourceRows::isRepaired);
    }

    /** Rules that set aside enough rows to be named. */
    List<String> rules() {
        return rows.stream()
                .filter(SourceRows::isSetAside)
                .map(PartnerQuality::rule)
                .distinct()
                .sorted()
                .filter(rule -> isPublic || isOften(rule))
                .toList();
    }

    private boolean isOften(String rule) {
        return deliveries(part -> isSetAside(part) && part.rule().equals(rule)).stream()
                .anyMatch(shares::isOften);
    }

    private RowsTold told(Predicate<PartnerQuality> isMet) {
        if (isPublic) {
            return new Exactly(sum(isMet), sum(SourceRows::isRead));
        }

        return shares.share(deliveries(isMet))
                .range()
                .<RowsTold>map(range -> new Between(range.low(), range.high()))
                .orElse(new TooFew());
    }

    private long sum(Predicate<PartnerQuality> isMet) {
        return rows.stream().filter(isMet).mapToLong(PartnerQuality::rows).sum();
    }

    private static boolean isRead(PartnerQuality part) {
        return part.kind() == Quality.Kind.READ;
    }

    private static boolean isSetAside(PartnerQuality part) {
        return part.kind() == Quality.Kind.SET_ASIDE;
    }

    private static boolean isRepaired(PartnerQuality part) {
        return part.kind() == Quality.Kind.REPAIRED;
    }

    private List<DeliveryRows> deliveries(Predicate<PartnerQuality> isMet) {
        var deliveries = new ArrayList<DeliveryRows>();
        rows.stream()
                .collect(Collectors.groupingBy(PartnerQuality::deliveryId, TreeMap::new, Collectors.toList()))
                .forEach((id, ofDelivery) -> deliveries.add(delivery(ofDelivery, isMet)));
        return deliveries;
    }

    private static DeliveryRows delivery(List<PartnerQuality> rows, Predicate<PartnerQuality> isMet) {
        var byPartner = new TreeMap<String, Rows>();
        rows.forEach(part -> byPartner.merge(
                part.partner(),
                new Rows(isRead(part) ? part.rows() : 0, isMet.test(part) ? part.rows() : 0),
                (one, other) -> new Rows(one.read() + other.read(), one.met() + other.met())));
        var nobody = byPartner.remove(Coverage.ALL);
        return new DeliveryRows(List.copyOf(byPartner.values()), nobody == null ? Rows.NONE : nobody);
    }
}
