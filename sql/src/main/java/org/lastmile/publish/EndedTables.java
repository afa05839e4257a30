package org.lastmile.publish;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.lastmile.contract.WarehouseException;
import org.lastmile.indicator.Catalogue;
import org.lastmile.indicator.Dimensions;
import org.lastmile.indicator.Publication.Layout;
import org.lastmile.release.CellId;
import org.lastmile.release.EditionFolder;
import org.lastmile.release.Release;
import org.lastmile.warehouse.PartnershipFolder;

/**
 * Tables by which editions have told cells and that publications do not name any more. What was told stays known, so new
 * cells of the same year are decided together with it: else a table that goes and one that comes would tell by subtraction.
 */
public final class EndedTables {
    private EndedTables() {}

    /**
     * The catalogue with the tables that have ended.
     *
     * @param folder whose newest edition says what was told
     * @throws WarehouseException if the newest edition is damaged, or told by a dimension that there is no more
     */
    public static Catalogue in(Catalogue catalogue, PartnershipFolder folder) {
        return EditionFolder.newest(folder.editions())
                .map(EditionFolder::read)
                .map(release -> in(catalogue, release))
                .orElse(catalogue);
    }

    static Catalogue in(Catalogue catalogue, Release told) {
        var ids = new Frozen(Optional.of(told), Optional.empty(), false)
                .cells(catalogue).stream()
                        .map(cell -> Kind.of(cell.id()))
                        .collect(Collectors.toCollection(TreeSet::new));
        var ended = new TreeMap<String, List<Layout>>();
        catalogue
                .publications()
                .forEach(publication -> ended.put(
                        publication.id(),
                        ids.stream()
                                .filter(kind -> kind.publication().equals(publication.id()))
                                .filter(kind -> publication.tables().stream().noneMatch(kind::isIn))
                                .map(Kind::ended)
                                .toList()));
        return catalogue.withEnded(ended);
    }

    /** What cells of one table and indicator have in common. */
    private record Kind(String publication, boolean isYearly, String dimension, String indicator)
            implements Comparable<Kind> {
        static Kind of(CellId id) {
            if (!id.isTotal() && !Dimensions.ALL.contains(id.dimension())) {
                throw new WarehouseException("The newest edition told " + id.publication() + " by '" + id.dimension()
                        + "', which this Lastmile does not know; new numbers would have to be decided together with"
                        + " it. Release with the Lastmile that made the edition, or a newer one.");
            }

            return new Kind(id.publication(), id.period().isYear(), id.dimension(), id.indicator());
        }

        boolean isIn(Layout layout) {
            return layout.isYearly() == isYearly
                    && layout.indicators().contains(indicator)
                    && (layout.by().equals(by())
                            || (!by().isEmpty() && layout.coarser().equals(by())));
        }

        Layout ended() {
            return Layout.open(isYearly, by(), List.of(), List.of(indicator)).ended();
        }

        private List<String> by() {
            return dimension.equals(CellId.ALL) ? List.of() : List.of(dimension);
        }

        @Override
        public int compareTo(Kind other) {
            return toString().compareTo(other.toString());
        }
    }
}
