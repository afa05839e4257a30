package org.lastmile.disclosure;

/**
 * Where a cell stands in a publication: which table it belongs to, and of which total it is a part.
 *
 * @param table blank for totals; else, for example, {@code gender}
 * @param level blank for totals; else, for example, {@code woman}
 * @param whole id of the total that the cells of all levels make up; of a total its own id
 */
public record Place(String table, String level, String whole) {
    /** A total. */
    public static Place total(String id) {
        return new Place("", "", id);
    }

    boolean isTotal() {
        return table.isEmpty();
    }
}
