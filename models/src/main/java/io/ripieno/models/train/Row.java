package io.ripieno.models.train;

/** The place of one example in a {@link Batch}, for whoever reads the example. */
public final class Row {
    private final Batch batch;
    private final int index;

    Row(Batch batch, int index) {
        this.batch = batch;
        this.index = index;
    }

    /** The batch's numbers of a field, of which this row's begin at {@link #start}; for writing in place. */
    public float[] array(String field) {
        return batch.values(field);
    }

    /** Where this row begins in {@link #array}. */
    public int start(String field) {
        return index * batch.field(field).length();
    }

    /**
     * Copies the numbers of a field into the row.
     *
     * @param values row-major, as many as the field's shape holds
     */
    public void put(String field, float... values) {
        int length = batch.field(field).length();
        if (values.length != length) {
            throw new IllegalArgumentException(
                    "Field %s holds %d numbers, but %d were put. Put all of an example at once."
                            .formatted(field, length, values.length));
        }
        System.arraycopy(values, 0, array(field), start(field), length);
    }
}
