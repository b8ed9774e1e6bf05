namespace KpiFunctions.Core.Attribution.Sheets;

/// <summary>A human click in 32 bytes.</summary>
/// <param name="At">Ticks of UTC.</param>
/// <param name="Place">Index in a list of places.</param>
internal readonly record struct TouchRow(VisitorKey Visitor, long At, int Place) : IComparable<TouchRow>
{
    public int CompareTo(TouchRow other)
    {
        if (Visitor.High != other.Visitor.High) return Visitor.High.CompareTo(other.Visitor.High);
        if (Visitor.Low != other.Visitor.Low) return Visitor.Low.CompareTo(other.Visitor.Low);
        return At != other.At ? At.CompareTo(other.At) : Place.CompareTo(other.Place);
    }
}
