list "notes_note" "all" {
  provider = notes
  config {
    contains = "Milk"
  }
}
