terraform {
  required_providers {
    notes = {
      source = "example/notes"
    }
  }
}

provider "notes" {
  folder = "notes"
}

resource "notes_note" "shopping" {
  name = "shopping"
  text = "Milk, bread"
}
