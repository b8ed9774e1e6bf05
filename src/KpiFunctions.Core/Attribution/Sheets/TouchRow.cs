using System.Runtime.InteropServices;

namespace KpiFunctions.Core.Attribution.Sheets;

/// <summary>A human click in 28 bytes.</summary>
/// <param name="At">Milliseconds from a time that all rows share.</param>
/// <param name="Place">Index in a list of places; <see cref="Dropped"/> for a click that does not count.</param>
[StructLayout(LayoutKind.Sequential, Pack = sizeof(int))]
internal readonly record struct TouchRow(VisitorKey Visitor, long At, int Place) : IComparable<TouchRow>
{
    public const int Dropped = -1;

    public int CompareTo(TouchRow other)
    {
        if (Visitor.High != other.Visitor.High) return Visitor.High < other.Visitor.High ? -1 : 1;
        if (Visitor.Low != other.Visitor.Low) return Visitor.Low < other.Visitor.Low ? -1 : 1;
        return At != other.At ? At.CompareTo(other.At) : Place.CompareTo(other.Place);
    }
}
